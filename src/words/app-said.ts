// What the page says beside a button or a field: what was saved, why not, and what of a value cannot be used.
import type { Localized } from '../rules/rule-book.js';

export const SAID_WORDS = {
  saved: {
    en: 'Saved “{name}”. The browser puts it where downloads go.',
    ja: '「{name}」を保存しました。ブラウザーのダウンロード先にあります。',
  },
  notMade: {
    en: 'Nothing was saved: {why}',
    ja: '保存していません。{why}',
  },
  stopped: { en: 'stopped before it was done.', ja: '途中で中止しました。' },
  years: { en: 'first and last fiscal year', ja: '最初と最後の年度' },
  minutes: { en: 'minutes of cards and certificates', ja: 'カード・電子証明書1件の分数' },
  hoursOf: { en: 'opening hours, {days}', ja: '{days}の開始・終了' },
  columnTag: { en: 'Column to choose', ja: '列の確認' },
  columnNotRead: {
    en: 'Figures may rest on this column. In the list of columns, choose how it is read, or “not read”.',
    ja: '件数に関わる列のようです。列の一覧の「読み方」で意味を選ぶか、関係がなければ「読み取らない」を選んでください。',
  },
  columnMissing: {
    en: 'No column is read as this yet. In the list of columns, choose which one it is.',
    ja: 'どの列か分かりません。列の一覧の「読み方」で選んでください。',
  },
  valueUnknown: {
    en: '“{value}” has no known meaning ({count} rows). Choose one in the list of values.',
    ja: '「{value}」の意味が分かりません ({count}行)。「値の読み方」の一覧で選んでください。',
  },
  noNumber: {
    en: '“{text}” is no number. Type digits, as {example}. The figures are those before.',
    ja: '「{text}」は数値として読み取れません。{example} のように数字で入力してください。結果は前の値のままです。',
  },
} as const satisfies Record<string, Localized>;
