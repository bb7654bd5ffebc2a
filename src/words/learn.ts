// The words of what is learned from records.
import type { Localized } from '../rules/rule-book.js';
import { COUNTER_WORDS } from './counters.js';

export const LEARN_WORDS = {
  title: {
    en: 'What the records show of renewals, as of {asOf}',
    ja: '記録から分かる更新の状況 ({asOf} 時点)',
  },
  by: { en: 'by', ja: '区分' },
  group: { en: 'group', ja: '内訳' },
  due: { en: 'due', ja: '満了' },
  in_window: { en: 'in the window', ja: '期間内' },
  late: { en: 'late', ja: '満了後' },
  not_yet: { en: 'not yet', ja: '未更新' },
  take_up: { en: 'take-up', ja: '更新率' },
  low: { en: 'low', ja: '下限' },
  high: { en: 'high', ja: '上限' },
  all: { en: 'all', ja: '全体' },
  fiscal_year: { en: 'year of expiry', ja: '満了の年度' },
  age: { en: 'age at the expiry', ja: '満了時の年齢' },
  office: { en: 'office', ja: '支所' },
  month: { en: 'month of expiry', ja: '満了の月' },
  counters: COUNTER_WORDS.counters,
  others: { en: '(smaller groups)', ja: '(少数の区分の計)' },
  noOffice: { en: '(none given)', ja: '(記載なし)' },
  curveTitle: {
    en: 'Who has come by so many days after the expiry (before: −)',
    ja: '満了日から数えた日までに更新した割合 (満了前は△)',
  },
  day: { en: 'day', ja: '日' },
  come: { en: 'come', ja: '更新済み' },
  monthsTitle: {
    en: 'Of those who come, the share by months after the month of expiry (before: −)',
    ja: '更新した人のうち、満了月の何か月後か (満了前は△)',
  },
  months: { en: 'months', ja: '月数' },
  share: { en: 'share', ja: '割合' },
  dueMeans: {
    en: 'Due: certificates that ended before the month of the as-of day and before their card, of holders who still have the card. Take-up: the share that comes by twelve months after the expiry, of those whose window has opened (Kaplan–Meier); low and high bound 90 %.',
    ja: '満了は、基準日の属する月より前に、カードより先に満了した電子証明書 (今もカードを持つ人のもの)。更新率は、更新できる期間に入った人のうち満了後12か月までに更新する割合 (カプラン・マイヤー推定)、下限・上限は90%信頼区間。',
  },
  followed: {
    en: 'Certificates whose window has opened: {followed}. By the expiry {inTime} had come ({low} to {high}).',
    ja: '更新できる期間に入った電子証明書: {followed}件。満了日までの更新は{inTime} ({low}〜{high})。',
  },
  noTakeUp: {
    en: 'Nobody has been followed for twelve months after the expiry, so take-up is not known yet.',
    ja: '満了後12か月まで経過を追えるものがまだないため、更新率は分からない。',
  },
  blind: {
    en: 'No column says when user certificates were issued, so nothing is learned of certificates: all would look as if they had not been renewed.',
    ja: '利用者証明用電子証明書の発行日の列がないため、電子証明書については推定しない (すべて未更新に見えるため)。',
  },
  nothingDue: {
    en: 'No certificate of these records has come due before its card, so nothing can be learned of certificates.',
    ja: 'カードより先に満了した電子証明書が記録にないため、電子証明書については何も分からない。',
  },
  trend: {
    en: 'What comes in the window has changed: {from} of those due in {earlier}, {to} in {later}. Last year’s lateness is not this year’s: --since 24 learns from the last 24 months alone.',
    ja: '期間内の更新の割合は変化している: {earlier} {from}、{later} {to}。直近だけから推定するには --since 24。',
  },
  reissues: {
    en: 'Certificates issued out of turn: {rate} of those held in a year, by the certificates not yet due. A record shows the last issue alone, so the estimates allow for it (docs/method.md).',
    ja: '期間外に発行された電子証明書は年{rate} (満了前のものによる)。記録には最後の発行日しかないため、その分を推定で補っている (docs/method.md)。',
  },
  cards: {
    en: 'Cards that ended before this month: {renewed} renewed in time; not renewed: {active} that still count as active, {lapsed} marked as lapsed. A card renewed late is a new card in the register, so how many came late is not known from one file.',
    ja: '今月より前に満了したカード: 期間内に更新 {renewed}枚。未更新は、運用中のまま{active}枚、失効と記録されたもの{lapsed}枚。満了後に作り直したカードは新規と区別できないため、遅れて来た人数は一つの記録からは分からない。',
  },
  cardLead: {
    en: 'Cards renewed in time were made {p50} days before the end (one in ten {p10} or fewer, one in ten {p90} or more).',
    ja: '期間内に更新されたカードの作成は満了の{p50}日前 (中央値。10人に1人は{p10}日前以後、10人に1人は{p90}日前以前)。',
  },
  cardInTime: {
    en: 'By the cards whose window is open now ({open}), {inTime} are renewed by the last day ({low} to {high}).',
    ja: '現在更新できる期間のカード ({open}枚) によれば、満了までの更新は{inTime} ({low}〜{high})。',
  },
  noRenewals: {
    en: 'No record says that its card renewed another (交付区分 or 有効期限), so nothing can be learned of cards.',
    ja: '更新と分かるカードの記録 (交付区分または有効期限) がないため、カードについては何も分からない。',
  },
  leavers: {
    en: 'Since {older}: of {before} cards that no renewal can have ended, {after} are still there, those included that people brought along who moved in. So their number falls by {base} a year ({low} to {high}): who leaves, less who arrives, and lost cards that were replaced. Which is which, counts do not tell.',
    ja: '{older} 以後: 更新ではなくなり得ないカード{before}枚に対し、現在は{after}枚 (転入者が持ってきたカードを含む)。枚数は年{base} ({low}〜{high}) 減っている。転出などから転入を差し引き、紛失による再交付を加えたもので、内訳は枚数からは分からない。',
  },
  identified: {
    en: 'By identifiers: {left} of {before} such cards left since, {base} a year ({low} to {high}, exact binomial); {arrived} made before then have come, brought along by who moved in.',
    ja: '整理番号などの識別子によれば、そのうち{before}枚中{left}枚がなくなり、年{base} ({low}〜{high}、二項分布による正確な区間)。当時より前に作られたカードで、その後に加わったもの (転入) は{arrived}枚。',
  },
  ofHolders: {
    en: 'The identifiers stay with their holder: {replaced} hold another card made since, and have not left.',
    ja: '識別子は人に付いている: {replaced}人はその後に作った別のカードを持っており、転出などには数えない。',
  },
  ofCards: {
    en: 'No identifier stands on a newer card, so they are taken to be the cards’ own: a lost card that was replaced counts as left.',
    ja: '新しいカードに同じ識別子はないため、識別子はカードのものとみなす。紛失による再交付も、なくなったものに数える。',
  },
  unlike: {
    en: 'The identifiers of the two extracts do not mean the same (other people, or hardly any met again), so cards are counted without them.',
    ja: '二つの記録の識別子は同じものを指していない (別人に当たるか、ほとんど一致しない) ため、識別子を使わずに枚数で数えた。',
  },
  yamlIdentified: {
    en: 'Since {older}, by identifiers: {left} of {before} cards left; {arrived} were brought along by who moved in, so that the number of cards falls by {base} a year.',
    ja: '{older} 以後、識別子による: カード{before}枚のうち{left}枚がなくなり、転入で{arrived}枚が加わった (枚数は年{base}の減)。',
  },
  leaversOfAge: { en: '{age}: {base}', ja: '{age}歳 {base}' },
  leaversByAge: {
    en: 'By age on {older}: {list}.',
    ja: '{older} の年齢別: {list}。',
  },
  yamlLeavers: {
    en: 'Since {older}: {before} cards have become {after}, less leavers, with those who moved in.',
    ja: '{older} 以後: カード{before}枚が、転出などと転入を差し引き{after}枚になった。',
  },
  handOver: {
    en: 'From the making of a card to its hand-over: {p50} days (one in ten {p10} or fewer, one in ten {p90} or more), of {count} cards.',
    ja: 'カードの作成から交付まで: {p50}日 (中央値。10人に1人は{p10}日以下、10人に1人は{p90}日以上)、{count}枚による。',
  },
  stays: {
    en: 'Certificates of holders with a recorded period of stay are left out: an extension moves their end or brings new ones, which looks like a renewal. Who has become a permanent resident has no such record, and looks like a late comer.',
    ja: '在留期間の記録がある人の電子証明書は除く (期間の延長で満了日が動き、または新しく発行されて更新と区別できないため)。永住者となり記録がなくなった人は、遅れて更新した人に見える。',
  },
  suppressed: {
    en: 'Blank: a number below {below}, or one from which such a number could be worked out.',
    ja: '空欄: {below}未満の数、またはそれを逆算できる数 (秘匿)。',
  },
  monthsHidden: {
    en: 'By month of expiry every count would be blank, so there is no such table: fewer than {below} came or did not in each.',
    ja: '満了の月別は、どの月も{below}未満の数にかかわりすべて空欄となるため、表を省いた。',
  },
  neutral: {
    en: 'A forecast stays the count by law; these are assumptions for a scenario (--format yaml).',
    ja: 'forecast は法令どおりの件数のまま。これらはシナリオの仮定に用いる (--format yaml)。',
  },
  yamlHead: {
    en: 'Assumptions learned from records as of {asOf}; low and high bound 90 %. Put them into a scenario file.',
    ja: '{asOf} 時点の記録から推定した仮定。low と high は90%信頼区間。シナリオのファイルに入れて使う。',
  },
  yamlTakeUp: {
    en: 'Of {due} certificates due before {month}: {inWindow} came in the window, {late} late, {notYet} not yet.',
    ja: '{month} より前に満了した電子証明書{due}件: 期間内{inWindow}件、満了後{late}件、未更新{notYet}件。',
  },
  yamlNoTakeUp: {
    en: 'take_up of certificates: not known yet; nobody has been followed for twelve months after the expiry.',
    ja: '電子証明書の take_up: まだ分からない (満了後12か月まで追えるものがない)。',
  },
  yamlCard: {
    en: 'take_up of cards: not known from one file, since a late renewal is a new card there.',
    ja: 'カードの take_up: 一つの記録からは分からない (遅れた更新は新規と区別できない)。',
  },
  yamlMonths: {
    en: 'Of {came} who came.',
    ja: '更新した{came}人による。',
  },
  yamlCardMonths: {
    en: 'Of {count} cards renewed in time before {asOf}, with the {days} days until half of all cards are handed over. Who came late is not known.',
    ja: '{asOf} より前に期間内に更新されたカード{count}枚と、作成から交付までの{days}日 (中央値) による。遅れて来た人は分からない。',
  },
  yamlCountersHead: {
    en: 'Assumptions learned from what came at the counters before {asOf}; low and high bound 90 %. Put them into a scenario file.',
    ja: '{asOf} より前の窓口の実績から推定した仮定。low と high は90%信頼区間。シナリオのファイルに入れて使う。',
  },
} as const satisfies Record<string, Localized>;
