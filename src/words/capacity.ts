// The words of a capacity report.
import type { Localized } from '../rules/rule-book.js';

/** How every output says that a year has no number of windows that are needed. */
export const NEEDED_WORDS = {
  none: { en: '–', ja: '－' },
  notEnough: { en: 'not enough', ja: '不足' },
  signs: {
    en: '–: no windows are set for that year or month, so none can be varied. “Not enough”: even {windows} windows leave somebody waiting.',
    ja: '「－」は窓口数の設定なし、「不足」は{windows}窓口でも足りないもの。',
  },
} as const satisfies Record<string, Localized>;

/** The words of a capacity report. */
export const CAPACITY_WORDS = {
  open_days: { en: 'open days', ja: '開庁日数' },
  open_hours: { en: 'open hours', ja: '開庁時間' },
  slots: { en: 'slots', ja: '予約枠' },
  needed_windows: { en: 'windows needed', ja: '必要な窓口数' },
  needed_saturdays: { en: 'Saturdays a month needed', ja: '必要な土曜開庁日数（月当たり）' },
  needed_bookable_percent: { en: 'bookable share needed', ja: '予約に充てる割合 (必要値)' },
  capacity: {
    en: 'Slots: as many visits of the shortest kind as fit into the opening hours, at all windows. Capacity: bookable window-minutes ÷ the mean minutes of that year’s visits, rounded down; a figure a year counts by days.',
    ja: '予約枠は、開庁時間に入る最短の手続の数 (全窓口)。予約可能件数は、予約に充てる窓口の分数 ÷ その年度の手続の平均所要分数 (切り捨て)。年間件数は日数で按分。',
  },
  operations: {
    en: 'Opening time in which certificates can’t be handled (data/operations.json, from municipalities’ pages) counts as far as cards can use it.',
    ja: '開庁時間のうち電子証明書の手続ができない時間 (data/operations.json、自治体の案内による) は、カードの手続で使える分だけ数える。',
  },
  windows: {
    en: 'Windows needed at {site}: the fewest that, held from the beginning, leave nobody waiting at the end of the year; “not enough”: even {most}; –: none set.',
    ja: '必要な窓口数 ({site}): 当初からその数とした場合に、翌年度への繰越がなくなる最少の数。「不足」は{most}でも足りないもの、「－」は窓口数の設定なし。',
  },
  saturdays: {
    en: 'Saturdays needed at {site}: the fewest, counted from the first of each month, that, held from the beginning, leave nobody waiting at the end of the year; with the hours of Saturdays, or where there are none, of Fridays; “not enough”: all of them leave somebody waiting; –: no windows are set for that year.',
    ja: '必要な土曜開庁日数 ({site}): 毎月最初の土曜日から数え、当初からその日数だけ開庁した場合に、翌年度への繰越がなくなる最少の日数。時間は土曜日のもの (なければ金曜日のもの)。「不足」は全部でも足りないもの、「－」は窓口数の設定なし。',
  },
  'bookable-share': {
    en: 'Bookable share needed at {site}: the least that, held from the beginning, leaves nobody waiting at the end of the year; “not enough”: even {most}% leaves somebody waiting; –: no windows are set for that year.',
    ja: '予約に充てる割合の必要値 ({site}): 当初からその割合とした場合に、翌年度への繰越がなくなる最小の割合。「不足」は{most}%でも足りないもの、「－」は窓口数の設定なし。',
  },
  byDate: {
    en: '{name}: by {date}, computed by months: {amount}.',
    ja: '{name}: {date}までに (月ごとの計算): {amount}。',
  },
  enoughWindows: {
    en: '{amount} windows at {site} are enough',
    ja: '{site}の窓口数は{amount}で足りる',
  },
  enoughSaturdays: {
    en: '{amount} Saturdays a month at {site} are enough',
    ja: '{site}の土曜開庁は月{amount}日で足りる',
  },
  enoughShare: {
    en: 'a bookable share of {amount}% at {site} is enough',
    ja: '{site}の予約に充てる割合は{amount}%で足りる',
  },
  notEnough: { en: 'even {most} at {site} are not enough', ja: '{site}では{most}でも足りない' },
  noWindows: {
    en: '{name}: no site with windows to vary.',
    ja: '{name}: 窓口数を設定した拠点がないため、必要数は計算しない。',
  },
  siteOption: {
    en: 'site whose windows, Saturdays or share are varied (default: the first with windows)',
    ja: '必要数を求める拠点の名称 (既定: 窓口数を設定した最初の拠点)',
  },
  varyOption: {
    en: 'what is to be found: the fewest windows, the fewest Saturdays a month, or the least bookable share',
    ja: '求めるもの: 窓口数、土曜開庁日数 (月当たり)、予約に充てる割合のそれぞれ最小',
  },
  byDateOption: {
    en: 'the day on which nobody is to wait (default: the end of each fiscal year)',
    ja: '繰越をなくす期日 (既定: 各年度末)',
  },
  byOption: { en: 'show months instead of fiscal years', ja: '年度ではなく月ごとに表示' },
  needSites: {
    en: 'That is enough where everybody takes whatever site has room; koshin plan shows each site by itself.',
    ja: '必要数は、空いている拠点であればどこでも使うものとした数。拠点別の過不足は koshin plan に示す。',
  },
  moreThanSlots: {
    en: '{name}: in {list} the capacity, which is computed by minutes, is more than the slots: a visit does not fit into what is left at the end of an opening interval. Plan with the slots there.',
    ja: '{name}: {list}は、所要分数から計算した予約可能件数が予約枠より多い (受付時間の終わりに1件に足りない時間が残るため)。予約枠を目安にする。',
  },
  noSites: { en: '(none)', ja: '(なし)' },
  noSite: { en: '(one figure)', ja: '(区分なし)' },
} as const satisfies Record<string, Localized>;
