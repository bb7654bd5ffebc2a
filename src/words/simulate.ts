// The words of a simulation.
import type { Localized } from '../rules/rule-book.js';

/** The words of a simulation. */
export const SIMULATE_WORDS = {
  arrived: { en: 'asked', ja: '申込み' },
  came_after_lapse: { en: 'asked after the end of validity', ja: '満了後の申込み' },
  served: { en: 'served', ja: '処理' },
  waiting_days: { en: 'days waited', ja: '待ち日数' },
  queue: { en: 'in line at the end', ja: '期末の待ち' },
  waiting: { en: 'in line, not lapsed', ja: '待ち (満了なし)' },
  lapsed: { en: 'lapsed and not served', ja: '待つ間に満了し未処理' },
  lapsed_while_waiting: { en: 'lapsed while waiting', ja: '待つ間に満了' },
  lapsed_while_waiting_card: { en: 'lapsed while waiting, card', ja: '待つ間に満了 (カード)' },
  lapsed_while_waiting_certificate: {
    en: 'lapsed while waiting, certificate',
    ja: '待つ間に満了 (電子証明書)',
  },
  worst_queue: { en: 'longest line', ja: '待ちの最多' },
  worst_month: { en: 'at the end of', ja: '最多の月末' },
  low: { en: 'P10', ja: 'P10' },
  high: { en: 'P90', ja: 'P90' },
  mean: { en: '{heading}, mean', ja: '{heading} (平均)' },
  p10: { en: '{heading}, P10', ja: '{heading} (P10)' },
  p50: { en: '{heading}, P50', ja: '{heading} (P50)' },
  p90: { en: '{heading}, P90', ja: '{heading} (P90)' },
  runs: {
    en: 'Day by day, {runs} runs, seed {seed}. Of the runs, half show at most the first figure; in brackets, or in the rows P10 and P90, the figures that 10% and 90% of the runs do not exceed.',
    ja: '1日ごとの模擬計算を{runs}回 (乱数の種 {seed})。数値は半数の回がそれ以下となる値、括弧内 (又は P10 と P90 の行) は10%の回と90%の回がそれ以下となる値。',
  },
  noRandomness: {
    en: 'Day by day, without randomness: the amounts expected.',
    ja: '1日ごとの計算 (乱数なし、期待値のみ)。',
  },
  asPlan: {
    en: 'Asked, served and in line are, month by month, those of koshin plan --by month.',
    ja: '申込み・処理・期末の待ちは、月ごとに koshin plan --by month と一致する。',
  },
  days: {
    en: 'Days waited: from asking to being served, of everybody served in the period; half waited at most the first figure; in brackets, or in the rows P10 and P90, the days that 10% and 90% did not exceed. Who is still in line is not among them.',
    ja: '待ち日数: その期間に処理された人全員の、申込みから処理までの日数。半数がそれ以下となる日数、括弧内 (又は P10 と P90 の行) は10%の人と90%の人がそれ以下となる日数。まだ待っている人は含まない。',
  },
  lapsing: {
    en: 'Lapsed while waiting: the document ended after the person had asked and before being served. Not among them: who asked only after it had ended. People ask on any open day of their month, so of those who come in the month due about half do.',
    ja: '待つ間に満了: 申込みの後、処理の前に有効期間が満了したもの。満了後に申し込んだ人は含まない。申込みは月内のどの開庁日にも同じようにあるため、満了する月に来る人の約半数は満了後となる。',
  },
  keepPlace: {
    en: 'Who has lapsed keeps the place in line. With --lapsed-leave such people give it up.',
    ja: '待つ間に満了した人も順番を保つ。--lapsed-leave では順番待ちから外れる。',
  },
  leave: {
    en: 'Who has lapsed gives up the place in line and is not served.',
    ja: '待つ間に満了した人は順番待ちから外れ、処理されない。',
  },
  line: {
    en: 'One line for all sites and kinds, in the order of asking; each day takes what its opening hours allow, and room left over on a day is lost.',
    ja: '拠点や種類を分けず、申込み順に処理する。各日の枠は開庁時間による。使わなかった枠は翌日に繰り越さない。',
  },
  months: {
    en: 'Capacity is rounded down month by month, as in koshin plan --by month, so a year has a few procedures less than its figure.',
    ja: '予約可能件数は月ごとに切り捨てるため (koshin plan --by month と同じ)、年度の合計はわずかに少ない。',
  },
  whereabouts: {
    en: '{name}, in the end: asked {arrived} = served {served} + not served, document not ended meanwhile {waiting} + not served, document ended meanwhile {lapsed}.',
    ja: '{name} の期末: 申込み{arrived} = 処理済み{served} + 未処理 (待つ間に満了せず){waiting} + 未処理 (待つ間に満了){lapsed}。',
  },
  base: {
    en: '{name}: of each range the base is taken.',
    ja: '{name}: 幅のある前提は中位の値による。',
  },
  drawn: {
    en: '{name}: each run draws every range by itself, its low and high as bounds of 90 %; so P10 and P90 tell of the assumptions and of chance.',
    ja: '{name}: 幅のある前提は、回ごとにそれぞれ独立に変動させる (low と high を90%の範囲とみなす)。P10 と P90 は前提の幅と偶然の両方を表す。',
  },
} as const satisfies Record<string, Localized>;

/** The words of the help for the command's own options. */
export const SIMULATE_HELP = {
  by: {
    en: 'show months; else fiscal years (JSON always has both)',
    ja: '月別に表示 (省略時は年度別、JSON には常に両方)',
  },
  runs: { en: 'number of runs (default: 200)', ja: '模擬計算の回数 (既定: 200)' },
  seed: {
    en: 'seed of the random numbers: the same seed gives the same result (default: 1)',
    ja: '乱数の種。同じ種なら同じ結果になる (既定: 1)',
  },
  noRandomness: {
    en: 'one run of the amounts expected, without chance',
    ja: '乱数を使わず、期待値で1回だけ計算',
  },
  lapsedLeave: {
    en: 'whose document ends while waiting gives up the place in line (else: keeps it)',
    ja: '待つ間に満了した人は順番待ちから外れるとする (省略時は順番を保つ)',
  },
} as const satisfies Record<string, Localized>;
