// The words of what is learned from counts at the counters.
import type { Localized } from '../rules/rule-book.js';

export const COUNTER_WORDS = {
  counters: { en: 'at the counters', ja: '窓口の実績' },
  certificate: { en: 'certificate', ja: '電子証明書' },
  card: { en: 'card', ja: 'カード' },
  counts: {
    en: 'At the counters from {from} to {to}, against what the law had due of the cards counted: take-up and months are fitted (least squares without negative shares); low and high bound 90 %.',
    ja: '{from} から {to} までの窓口の実績を、交付枚数から法令どおりに求めた件数と比べ、更新率と時期を推定した (非負の最小二乗法)。下限・上限は90%信頼区間。',
  },
  records: {
    en: 'At the counters from {from} to {to}, against what the law had due of these records: take-up and months are fitted (least squares without negative shares); low and high bound 90 %.',
    ja: '{from} から {to} までの窓口の実績を、この記録から法令どおりに求めた件数と比べ、更新率と時期を推定した (非負の最小二乗法)。下限・上限は90%信頼区間。',
  },
  certificateSpans: {
    en: 'Certificates at the counters: of those who come, the share by months after the month of expiry (before: −)',
    ja: '電子証明書 (窓口の実績): 更新した人のうち、満了月の何か月後か (満了前は−)',
  },
  cardSpans: {
    en: 'Cards at the counters: of those who come, the share by months after the month of expiry (before: −)',
    ja: 'カード (窓口の実績): 更新した人のうち、満了月の何か月後か (満了前は−)',
  },
  fit: {
    en: '{kind}: {due} due in {months} months, {came} came; take-up {base} ({low} to {high}).',
    ja: '{kind}: {months}か月間の満了{due}件に対し、来た件数{came}件。更新率{base} ({low}〜{high})。',
  },
  fewMonths: {
    en: '{kind}: not fitted. Only {months} month(s) of actuals have all within reach that was due from twelve months before to the window after; {needed} are needed. Add months.',
    ja: '{kind}: 推定していない。12か月前から、更新できる期間の分だけ先までの満了が分かる実績は{months}か月分で、{needed}か月分が必要。月を増やしてください。',
  },
  moreCame: {
    en: '{kind}: not fitted; {came} came where {due} were due. The two are not of the same people: are first cards, replacements or another office counted too, or are the cards counted those of a part?',
    ja: '{kind}: 推定していない。満了{due}件に対し{came}件来ており、対象が一致していない。新規・再交付や他の拠点の件数が含まれていないか、交付枚数が一部のものでないか確かめてください。',
  },
  nothingDue: {
    en: '{kind}: not fitted; nothing was due in these months.',
    ja: '{kind}: 推定していない (この期間に満了するものがない)。',
  },
  tooUncertain: {
    en: '{kind}: not fitted; so few were due, or so evenly, that take-up could lie {error} higher or lower. Add months, or offices.',
    ja: '{kind}: 推定していない (満了の件数が少ないか変化がなく、更新率の誤差が±{error}になる)。月か拠点を増やしてください。',
  },
  noTiming: {
    en: '{kind}: who comes in the window and who comes late is not told apart, since about as many were due in one month as in the next; take-up alone is fitted.',
    ja: '{kind}: 月ごとの満了の件数がほぼ同じため、期間内に来た人と遅れて来た人を区別できない。更新率だけを推定した。',
  },
  joined: {
    en: '{kind}: months that the data does not tell apart are one span (months after the month due): {list}.',
    ja: '{kind}: データから区別できない月はまとめた (満了月からの月数): {list}。',
  },
  above: {
    en: '{kind}: more came than were due. Were first cards, replacements or people from elsewhere counted too? A scenario takes at most 1.',
    ja: '{kind}: 満了の件数より多く来ている。新規・再交付や区域外の人の件数が含まれていないか確かめてください。シナリオでは最大1とする。',
  },
  dispersion: {
    en: '{kind}: what came varies {times} times as much as by chance, so the intervals are wider by its root; something other than expiries brings people too, or keeps them away.',
    ja: '{kind}: 実績のばらつきは偶然による分散の{times}倍で、区間をその平方根だけ広げた。満了以外にも来庁を増減させるものがある。',
  },
  noLeavers: {
    en: 'Nobody is taken to leave: who left and who stays away look alike in counts, so take-up here is the share of all who were due. --leaves-per-year 0.04 takes leavers out (koshin learn --older tells how many).',
    ja: '転出などはないものとした。件数からは、いなくなった人と来ない人を区別できないため、更新率は満了する全員に対する割合。--leaves-per-year 0.04 で転出などを除く (割合は koshin learn --older で分かる)。',
  },
  leavers: {
    en: 'Of holders {rate} are taken to leave in a year; take-up is the share of those who are still there.',
    ja: '年{rate}が転出などでいなくなるものとし、更新率は残る人に対する割合。',
  },
  ofCounts: {
    en: 'Cards lost and replaced, and those that end with a period of stay, are among the cards counted but bring nobody when due: they lower take-up. An earlier extract (koshin learn EXTRACT --actuals) leaves stays out.',
    ja: '紛失して作り直したカードと在留期間で満了するカードは、交付枚数に含まれるが満了時の来庁にならないため、更新率を下げる。当時の記録があれば (koshin learn 記録 --actuals)、在留期間の分は除かれる。',
  },
  yaml: {
    en: '{kind}: {came} came in {months} months between {from} and {to}, of {due} due.',
    ja: '{kind}: {from} から {to} までのうち{months}か月の実績{came}件、満了{due}件による。',
  },
} as const satisfies Record<string, Localized>;
