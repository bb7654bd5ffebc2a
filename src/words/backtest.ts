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

/** The words of how often bands held. */
export const BANDS_WORDS = {
  title: {
    en: 'How often the band P10 – P90 of learned assumptions held',
    ja: '推定した仮定による幅 (P10〜P90) に実績が入った割合',
  },
  as_of: { en: 'learned as of', ja: '推定の基準日' },
  months: { en: 'months', ja: '月数' },
  kind: BACKTEST_WORDS.kind,
  expected: { en: 'foreseen', ja: '見込み' },
  p10: { en: 'P10', ja: 'P10' },
  p90: { en: 'P90', ja: 'P90' },
  actual: { en: 'came', ja: '実績' },
  held: { en: 'within', ja: '幅の内' },
  yes: { en: 'yes', ja: '○' },
  no: { en: 'no', ja: '×' },
  heldYears: {
    en: '{kind}, by fiscal year: within the band in {held} of {points} (eight of ten are meant; by so few points the true share may lie anywhere from {low} to {high}).',
    ja: '{kind} (年度): {points}件中{held}件が幅の内 (想定は10回に8回。この件数では、真の割合は{low}〜{high}のどこにあってもおかしくない)。',
  },
  heldMonths: {
    en: '{kind}, by month: within the band in {held} of {points} ({low} to {high}).',
    ja: '{kind} (月): {points}件中{held}件が幅の内 ({low}〜{high})。',
  },
  together: {
    en: 'Points learned on one day go wrong together, so they tell less than as many independent ones.',
    ja: '同じ基準日から見込んだものは同時に外れやすいため、独立した同数の結果ほどの情報はない。',
  },
  ofRecords: {
    en: 'Each 1 April: what the records then showed of certificates that come due first, learned and drawn forward with chance, against who came since, by the same records. Only holders who still have the card are seen, so leaving is not tested.',
    ja: '各4月1日: その時点で記録から分かった電子証明書の更新状況から推定し、偶然も含めて変動させた見込みを、同じ記録にあるその後の更新と比べる。今もカードを持つ人だけが見えるため、転出などの影響は確かめられない。',
  },
  ofActuals: {
    en: 'What these records showed on {asOf}, learned and drawn forward with chance, against what came at the counters. Who had not come by then is among those foreseen. Of cards it is known how many are renewed by the last day, when, and how long after the making they are handed over; a card renewed late is a new one in the register, so how many come late is drawn evenly from none to all, as late as for certificates. Holders who leave: {leaves} a year.',
    ja: '{asOf} 時点の記録から推定し、偶然も含めて変動させた見込みを、その後の窓口の実績と比べる。当時満了後も未更新だった人を含む。カードは、満了日までに更新する割合と時期、作成から交付までの日数を推定する。満了後に作り直したカードは新規と区別できないため、遅れて来る人の割合は0から全員まで一様に変動させ、時期は電子証明書に合わせる。1年に転出などをする割合: {leaves}。',
  },
  drawn: {
    en: 'P10 – P90: of 1,000 draws one in ten lies below and one in ten above.',
    ja: 'P10〜P90: 1,000回の変動のうち、下に1割、上に1割が外れる。',
  },
} as const satisfies Record<string, Localized>;

/** The words of the help for its options. */
export const BANDS_HELP = {
  backtestBands: {
    en: 'how often the band P10 to P90 of learned assumptions held: with --actuals, from an older extract on; without, from the records themselves as of each earlier 1 April (certificates)',
    ja: '推定した仮定による幅 (P10〜P90) に実績が入った割合。--actuals があれば古い記録からの見込みで、なければ記録そのものを過去の各4月1日時点に戻して (電子証明書) 調べる',
  },
  bandsBy: {
    en: 'with --bands: show months too (JSON always has both)',
    ja: '--bands で月別も表示 (JSON には常に両方)',
  },
} as const satisfies Record<string, Localized>;
