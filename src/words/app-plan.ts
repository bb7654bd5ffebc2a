// What the page says of the values of a plan: where they come from, what they mean, how scenarios differ.
import type { Localized } from '../rules/rule-book.js';
import type { AssumptionKey } from '../scenario/declarations.js';

/** Where a value of a scenario file comes from. */
export const ORIGIN_WORDS = {
  example: {
    en: 'an example',
    ja: '例の値',
  },
  mean: {
    en: 'an example: the mean of what falls due a year, by law',
    ja: '例の値 (法令どおりの更新件数の年平均)',
  },
  fewest: {
    en: 'an example: the fewest windows that leave nobody waiting at a year’s end',
    ja: '例の値 (年度末に待ちが残らない最少の数)',
  },
  learned: { en: 'learned from the records', ja: '開いた記録からの推定' },
  typed: { en: 'your own value', ja: '入力した値' },
} as const satisfies Record<string, Localized>;

/** What an assumption means, in a sentence. */
export const ABOUT_ASSUMPTIONS = {
  take_up: {
    en: 'Of the cards and certificates due by law, this share is renewed; the others stay away.',
    ja: '法令どおりに満了を迎えるもののうち、更新に来る割合です。残りは来ないものとみます。',
  },
  leaves_per_year: {
    en: 'This share of holders moves away, dies or gives the card back before it is due; they drop out of the demand.',
    ja: '満了の前に転出・死亡・返納でいなくなる人の、1年当たりの割合です。その分、更新に来る人が減ります。',
  },
  lead_lag_months: {
    en: 'Not all come in the month of expiry: renewal opens three months before. What is due early in a year comes in part in the year before, so that more can come in a year than the forecast has.',
    ja: '更新は満了の3か月前からできるため、満了月より前に来る人がいます。年度初めの満了分の一部は前の年度に来るので、来庁が見込みの件数より多い年度もあります。',
  },
  card_lead_lag_months: {
    en: 'The same for cards alone, where they come at other times.',
    ja: 'カードだけ来る時期が異なる場合に決めます。',
  },
  new_cards: {
    en: 'Cards handed out after the records end; their renewals count once they are due.',
    ja: '記録より後に新しく交付する枚数です。更新の時期が来たものを数えます。',
  },
  new_cards_minor_share: {
    en: 'Cards of minors end after five years in place of ten.',
    ja: '未成年のカードは、10年ではなく5年で満了します。',
  },
  new_cards_use_counter: {
    en: 'Whether handing over a new card takes an appointment away from renewals.',
    ja: '新規交付の手渡しに、更新と同じ予約枠を使う場合に選びます。',
  },
  off_counter_share: {
    en: 'This share needs no appointment at these counters.',
    ja: 'この割合は、計画する窓口の予約枠を使いません。',
  },
  overdue_share: {
    en: 'Of what had ended before the as-of day without renewal, this share comes all the same, in the first three months.',
    ja: '基準日より前に満了して未更新のもののうち、はじめの3か月に来る割合です。',
  },
  rules: {
    en: 'Laid over the law in the plan alone, and said beside its figures.',
    ja: '計画にだけ重ね、結果にその旨を示します。',
  },
} as const satisfies Record<AssumptionKey, Localized>;

export const PLAN_ABOUT_WORDS = {
  begun: {
    en: 'These scenarios were made to fit the open records, to begin with: “{first}” goes on as now, the others try a change. Values marked as examples are nobody’s figures; replace them by your own.',
    ja: '開いた記録に合わせて作った、ひな形のシナリオです。「{first}」は今のまま続ける場合、ほかは変更を試す場合です。「例の値」とあるものは仮の値なので、自庁の値に直してください。',
  },
  template: {
    en: 'These scenarios are a template to begin with, which is not fitted to these counts: “{first}” goes on as now, the others try a change. Values marked as examples are nobody’s figures; replace them by your own.',
    ja: 'ひな形のシナリオです。この集計の件数には合わせていません。「{first}」は今のまま続ける場合、ほかは変更を試す場合です。「例の値」とあるものは仮の値なので、自庁の値に直してください。',
  },
  differs: { en: 'Unlike “{first}”: {list}.', ja: '「{first}」との違い: {list}。' },
  same: { en: 'The same as “{first}” so far.', ja: '今のところ「{first}」と同じです。' },
  capacityIs: { en: 'bookable: {capacity}', ja: '予約可能件数は {capacity}' },
  yearly: { en: '{count} a year', ja: '年間{count}件' },
  site: { en: '{name} ({what})', ja: '{name} ({what})' },
  siteWindows: { en: 'windows: {windows}', ja: '窓口{windows}' },
  ownAssumption: { en: 'own assumption “{title}”', ja: 'このシナリオだけの前提「{title}」' },
  ownCosts: { en: 'costs', ja: '経費' },
  comeMeans: {
    en: '“Come” is what falls due by law under the assumptions below: who comes, when, and who has left. It can be above the forecast of a year.',
    ja: '「来庁」は、法令どおりの件数に、下の前提 (来る割合・時期・転出など) を当てはめた件数です。年度によっては見込みの件数より多くなります。',
  },
  byWindowsLead: {
    en: 'In place of {now} a year, what can be booked will be computed from windows, minutes and hours. It begins with these example values, and comes to {comes} in {year}:',
    ja: '今の 年間{now}件 に代えて、窓口数・所要時間・受付時間から計算します。はじめは次の例の値で計算し、{year}は {comes}件 になります。',
  },
  byWindowsNow: {
    en: 'windows: {windows} (the number that comes nearest to {now})',
    ja: '窓口 {windows} (今の {now}件 に最も近い数)',
  },
  byWindowsMinutes: {
    en: '{card} minutes a card, {certificate} a certificate',
    ja: '1件の所要時間: カード{card}分、電子証明書{certificate}分',
  },
  byWindowsHours: {
    en: 'Monday to Friday {hours}; closed on public holidays and from 29 December to 3 January',
    ja: '月～金 {hours}。祝日と12月29日～1月3日は閉庁',
  },
  byWindowsAll: {
    en: 'all of this time can be booked',
    ja: '受付時間のすべてを予約に充てる',
  },
  byWindowsReplace: {
    en: 'Replace them by your own in the fields that open.',
    ja: '開く欄で、自庁の値に直してください。',
  },
  begin: { en: 'Begin with these values', ja: 'この値から始める' },
  leave: { en: 'Leave it', ja: 'やめる' },
  waitsMost: { en: 'at most {waits} wait ({year})', ja: '待ち最大{waits}件 ({year})' },
  waitsNone: { en: 'nobody waits', ja: '待ちなし' },
} as const satisfies Record<string, Localized>;
