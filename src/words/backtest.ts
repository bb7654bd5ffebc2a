// The words of a backtest.
import type { Localized } from '../rules/rule-book.js';

export const BACKTEST_WORDS = {
  title: {
    en: 'What would have been forecast on {asOf}, against what came',
    ja: '{asOf} 時点の見込みと実績の比較',
  },
  kind: { en: 'kind', ja: '種別' },
  actual: { en: 'actual', ja: '実績' },
  forecast: { en: 'forecast', ja: '見込み' },
  error: { en: 'error', ja: '誤差' },
  error_percent: { en: 'error %', ja: '誤差率' },
  issue_year_forecast: { en: 'shortcut', ja: '概算' },
  issue_year_error: { en: 'error', ja: '概算の誤差' },
  issue_year_error_percent: { en: 'error %', ja: '概算の誤差率' },
  birthday: { en: 'by the law', ja: '法令' },
  'issue-year': { en: 'issue-year shortcut', ja: '発行年度による概算' },
  mean: {
    en: 'Mean absolute error of cards and certificates: {list}.',
    ja: 'カードと電子証明書の平均絶対誤差率: {list}。',
  },
  meanOfAll: {
    en: 'Mean absolute error of cards and certificates, and of totals where these are not known: {list}.',
    ja: 'カードと電子証明書 (不明な期間は合計) の平均絶対誤差率: {list}。',
  },
  oddTotal: {
    en: '{period}: the total given, {total}, is not the sum of its kinds, {sum}; each is compared as given.',
    ja: '{period}: 実績の合計 {total} は内訳の和 {sum} と一致しないため、それぞれ与えられた値と比較する。',
  },
  nearer: { en: 'Nearer to what came: {method}.', ja: '実績に近いのは{method}。' },
  ofForecast: {
    en: 'How near this method was: what it would have said on {asOf}, against what came: {list}. koshin backtest has more.',
    ja: 'この方法の精度: {asOf} 時点の見込みと実績との差: {list}。詳しくは koshin backtest。',
  },
  ofMonths: { en: '{year} ({months} months)', ja: '{year} ({months}か月分)' },
  errorMeans: {
    en: 'Error: forecast minus actual, in percent of the actual; − is too little forecast.',
    ja: '誤差は見込みから実績を引いたもの、誤差率は実績に対する割合 (△は過小)。',
  },
  cards: {
    en: 'The forecast rests on {cards} cards known on {asOf}.',
    ja: '{asOf} 時点で分かっていたカード{cards}枚による見込み。',
  },
  leftCounts: {
    en: 'Rows of counts later than {asOf}, left out: {count}.',
    ja: '{asOf} より後の枚数の行 (除外): {count}行。',
  },
  periodsBefore: {
    en: 'Periods of actuals that began before {asOf}, not compared: {count}.',
    ja: '{asOf} より前に始まった期間の実績 (比較しない): {count}件。',
  },
  periodsHidden: {
    en: 'Periods of actuals that began before {asOf}, not compared: {count}. What was due then and renewed is no longer in the records; an older extract, or public counts of cards, would show it.',
    ja: '{asOf} より前に始まった期間の実績 (比較しない): {count}件。当時満了して更新されたものは、今の記録には残っていない。比べるには、より古い記録か公表された枚数を用いる。',
  },
  noShortcut: {
    en: 'The issue-year shortcut knows fiscal years only and is left out for months.',
    ja: '発行年度による概算には年度しかないため、月別では示さない。',
  },
} as const satisfies Record<string, Localized>;
