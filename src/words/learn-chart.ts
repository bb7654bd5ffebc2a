// The words of the chart of what is learned, and of its section on the page.
import type { Localized } from '../rules/rule-book.js';

export const LEARN_CHART_WORDS = {
  title: {
    en: 'Certificates: the share that has been renewed, by days from the expiry',
    ja: '電子証明書: 満了日を基準とした、更新した人の累積割合',
  },
  nothing: {
    en: 'No certificate of these records has come due before its card, so there is no curve of when people come.',
    ja: 'カードより先に満了した電子証明書が記録にないため、更新の時期は示せない。',
  },
  band: { en: '90 % interval', ja: '90%信頼区間' },
  come: { en: 'renewed so far (Kaplan–Meier)', ja: '更新した割合 (カプラン・マイヤー推定)' },
  before: { en: '{months} months before', ja: '{months}か月前' },
  after: { en: '+{months} months', ja: '{months}か月後' },
  shortBefore: { en: '−{months} mo', ja: '{months}か月前' },
  shortAfter: { en: '+{months}', ja: '{months}か月後' },
  expiry: { en: 'expiry', ja: '満了日' },
  dayBefore: {
    en: '{days} days before the expiry {come} ({low} to {high})',
    ja: '満了の{days}日前 {come} ({low}〜{high})',
  },
  dayOf: { en: 'by the expiry {come} ({low} to {high})', ja: '満了日まで {come} ({low}〜{high})' },
  dayAfter: {
    en: '{days} days after it {come} ({low} to {high})',
    ja: '満了の{days}日後 {come} ({low}〜{high})',
  },
  lead: {
    en: 'Learned from these records: of the certificates whose window has opened, of holders who still have the card, the share that had been renewed by each day; whoever has not come by {asOf} is still awaited. No figure above rests on it: those are what the law makes fall due. A scenario takes it as an assumption (koshin learn --format yaml).',
    ja: 'この記録から推定した。更新できる期間に入った電子証明書 (今もカードを持つ人のもの) のうち、各日までに更新した割合。{asOf} までに来ていない人は、まだ来る可能性がある人として扱う。上の件数は法令どおりの件数で、この推定を用いていない。シナリオの仮定にするには koshin learn --format yaml。',
  },
  steps: {
    en: 'Between the days that are told the line is straight: no step tells of fewer than {below} people.',
    ja: '示した日の間は直線で結ぶ ({below}人未満の増加は示さない)。',
  },
  groups: {
    en: 'Who came, by year of expiry, age and office',
    ja: '満了の年度・年齢・支所別の更新状況',
  },
  scope: {
    en: 'As of {asOf}: {due} certificates due before, {followed} whose window has opened',
    ja: '基準日 {asOf}、満了した電子証明書{due}件、更新できる期間に入ったもの{followed}件',
  },
} as const satisfies Record<string, Localized>;
