// The words of costs.
import type { Localized } from '../rules/rule-book.js';

/** The words of costs. */
export const COST_WORDS = {
  title: { en: 'Costs of {name} (yen)', ja: '「{name}」の経費 (単位:円)' },
  item: { en: 'cost', ja: '費目' },
  rent: { en: 'rent', ja: '賃借料' },
  fit_out: { en: 'fit-out', ja: '整備費' },
  staff: { en: 'staff', ja: '人件費' },
  contractor: { en: 'contractor', ja: '委託料' },
  gross: { en: 'gross cost', ja: '総経費' },
  eligible: { en: 'of which eligible', ja: 'うち補助対象経費' },
  subsidy: { en: 'subsidy', ja: '補助金' },
  net: { en: 'net cost', ja: '差引一般財源' },
  netLow: { en: 'net cost, low', ja: '差引一般財源 (低位)' },
  netHigh: { en: 'net cost, high', ja: '差引一般財源 (高位)' },
  handled: { en: 'procedures handled', ja: '処理件数 (件)' },
  grossPerProcedure: { en: 'gross per procedure', ja: '1件当たり総経費' },
  netPerProcedure: { en: 'net per procedure', ja: '1件当たり一般財源' },
  assumed: {
    en: 'Cost assumed: {name}, {yen} yen {rate}{span}{eligible}.',
    ja: '経費の前提: {name} {rate}{yen}円{span}{eligible}。',
  },
  eligibleMark: { en: ', eligible', ja: '、補助対象' },
  notEligibleMark: { en: ', not eligible', ja: '、補助対象外' },
  month: { en: 'a month', ja: '月額' },
  year: { en: 'a year', ja: '年額' },
  once: { en: 'once', ja: '一回限り' },
  window: { en: 'a year for each window', ja: '窓口1つ当たり年額' },
  procedure: { en: 'for each procedure handled', ja: '処理1件当たり' },
  on: { en: ', on {from}', ja: '、{from}' },
  from: { en: ', from {from}', ja: '、{from} から' },
  to: { en: ', until {to}', ja: '、{to} まで' },
  fromTo: { en: ', {from} to {to}', ja: '、{from} から {to} まで' },
  subsidyAssumed: {
    en: 'Subsidy assumed: {share} of eligible costs{span}{most}. Condition (not checked here): “{condition}”.',
    ja: '補助金の前提: 補助対象経費の{share}{span}{most}。条件 (計算には用いない): 「{condition}」。',
  },
  most: { en: ', at most {yen} yen a fiscal year', ja: '、年度の上限{yen}円' },
  noSubsidy: { en: 'No subsidy is assumed.', ja: '補助金は見込まない。' },
  days: {
    en: 'What begins or ends within a month or fiscal year counts by its days; staff follows the windows there are, the contractor what is handled by all sites together.',
    ja: '月・年度の途中で始まるもの、終わるものは日割り。人件費はその時々の窓口数、委託料は全拠点を合わせた処理件数による。',
  },
  rounding: {
    en: 'Amounts are taken as given, without tax and changes of prices. Rounded once, to whole yen.',
    ja: '額は記載のままとし、消費税や物価の変動は計算しない。円未満は最後に一度だけ四捨五入。',
  },
  range: {
    en: 'Low and high: at the lowest and the highest demand.',
    ja: '低位・高位は件数が最も少ない場合と最も多い場合。',
  },
  without: {
    en: 'Costs of {name}: none are given, which does not mean that it costs nothing.',
    ja: '「{name}」の経費: 記載がないため示さない (0円という意味ではない)。',
  },
  yearsOnly: {
    en: 'Costs are told by fiscal year alone: leave --by month out to see them.',
    ja: '経費は年度別のみ。--by month を付けずに実行すると表示。',
  },
  gross_cost: { en: 'gross cost', ja: '総経費' },
  eligible_cost: { en: 'eligible cost', ja: '補助対象経費' },
  net_cost: { en: 'net cost', ja: '差引一般財源' },
  gross_cost_per_procedure: { en: 'gross cost per procedure', ja: '1件当たり総経費' },
  net_cost_per_procedure: { en: 'net cost per procedure', ja: '1件当たり一般財源' },
  costColumn: { en: 'cost: {name}', ja: '経費: {name}' },
} as const satisfies Record<string, Localized>;
