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
  noNumber: {
    en: '“{text}” is no number. Type digits, as {example}. The figures are those before.',
    ja: '「{text}」は数値として読み取れません。{example} のように数字で入力してください。結果は前の値のままです。',
  },
} as const satisfies Record<string, Localized>;
