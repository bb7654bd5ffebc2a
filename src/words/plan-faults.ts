// The words of faults of the commands on scenario files: what is wrong; what was expected; what to do next.
import type { FaultCode } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';

export const PLAN_FAULT_WORDS = {
  'usage-actuals-by-office': {
    en: '--actuals: what came is known for the ward as a whole, so it does not go with a plan by office; leave out --actuals, or write --by year',
    ja: '--actuals: 実績は区全体の件数のため、総合支所別の計画とは併用できません。--actuals を外すか、--by year としてください',
  },
  'usage-suppress-without-offices': {
    en: '--suppress-below: a plan hides small counts by office alone; add --by office, or leave out --suppress-below',
    ja: '--suppress-below: 計画で小さな件数を秘匿するのは総合支所別のときだけです。--by office を付けるか、--suppress-below を外してください',
  },
  'usage-actuals-not-monthly': {
    en: '{file}: what came is needed month by month, cards and certificates both; the first row names the columns: month, card, certificate',
    ja: '{file}: 月別の実績がカード・電子証明書とも必要です。1行目に列名 month、card、certificate が必要です',
  },
  'usage-not-with-learn': {
    en: '{option}: this is about what is due, and tally --learn counts who has come; leave one of the two out',
    ja: '{option}: 満了の件数についての指定です。tally --learn は更新した人を数えるため、どちらかを外してください',
  },
  'usage-tallies-and-records': {
    en: '{file} is a tally of renewals and {other} is not; learn from tallies alone, or from records alone: koshin tally --learn makes a tally of records',
    ja: '{file} は更新の集計で、{other} はそうではありません。集計だけ、または記録だけから推定してください (記録の集計は koshin tally --learn で作れます)',
  },
  'usage-only-with-bands': {
    en: '{option} says something only with --bands; leave it out, or add --bands',
    ja: '{option} は --bands があるときだけ意味があります。省くか、--bands を付けてください',
  },
  'usage-no-actuals': {
    en: 'name what came with --actuals; or ask with --bands how often learned assumptions held, by the records themselves',
    ja: '実績を --actuals で指定してください。推定した仮定がどれだけ当たったかを記録そのもので調べるには --bands を使います',
  },
  'usage-nothing-foreseen': {
    en: '{file}: nothing can be looked back at from {asOf}: on no 1 April before (with --actuals: by that day) had 30 certificates been renewed and some been followed for a year after their expiry, or no period of the actuals began later; take a later extract, or with --actuals an older one',
    ja: '{file}: {asOf} からさかのぼって確かめられるものがありません。それより前のどの4月1日 (--actuals があるときはその日) までにも、30件以上の更新と満了後1年の経過がそろっていないか、その後に始まる実績がありません。より新しい記録 (--actuals があるときはより古い記録) を使ってください',
  },
  'usage-only-with-actuals': {
    en: '{option}: this is asked only where counts at the counters are learned from; add --actuals FILE, or leave it out',
    ja: '{option}: 窓口の実績から推定するときだけ使えます。--actuals FILE を付けるか、外してください',
  },
  'usage-bad-scenario': {
    en: '{file}: not a scenario file that can be used ({count} finding(s)); nothing was computed. Mend these places:\n{list}',
    ja: '{file}: シナリオファイルとして使えません (指摘{count}件)。計算はしていません。次の箇所を直してください:\n{list}',
  },
  'usage-records-as-scenario': {
    en: '{file}: this is a file of records, and a scenario file must come first; koshin init {file} writes one that fits it and says how to go on',
    ja: '{file}: これは記録のファイルです。最初にシナリオファイルを指定してください。koshin init {file} で、この記録に合うひな形と次の手順が得られます',
  },
  'usage-scenario-piped': {
    en: 'a scenario is read from a file, not from standard input; write it to one, as plan.yaml, and name that',
    ja: 'シナリオは標準入力からは読めません。plan.yaml などのファイルに保存して指定してください',
  },
  'usage-no-such-site': {
    en: '{file}: --site {site}: no scenario has a site of this name with windows; expected one of: {sites}',
    ja: '{file}: --site {site}: この名称の拠点 (windows のあるもの) はどのシナリオにもありません。使える名称: {sites}',
  },
  'usage-outside-plan': {
    en: '--by-date: the day lies outside the plan; expected one from {first} to {last}',
    ja: '--by-date: 計画の期間外の日です。{first} から {last} までの日を指定してください',
  },
  'usage-holidays-unknown': {
    en: '{file}: closed: holidays: public holidays are known from {first} to {last} only; shorten fiscal_years, or write the closed days',
    ja: '{file}: closed: holidays: 祝日は {first} から {last} まで分かります。fiscal_years を短くするか、閉庁日を日付で書いてください',
  },
  'usage-bad-patch': {
    en: 'rules: {rule}: there is no such rule; the rules are: {rules}',
    ja: 'rules: {rule}: そのような規定はありません。規定の名は {rules} です',
  },
  'usage-bad-patch-value': {
    en: 'rules: {rule}: the value does not fit the rule; see its values in the rule data',
    ja: 'rules: {rule}: 値が規定に合いません。法令データの値を確かめてください',
  },
  'usage-scenario-decides': {
    en: '{option} does not go with a scenario file, which says it itself; change it there, or leave {option} out',
    ja: '{option} はシナリオファイルと併用できません。ファイルの中で指定するか {option} を外してください',
  },
  'usage-plan-years-ended': {
    en: '{file}: fiscal year {endedYear} ended before the as-of day {asOf}: what was due then has been renewed since, and the records no longer show it; begin fiscal_years with {firstYear} or later, or take an older extract of the records',
    ja: '{file}: {endedYear}年度は基準日 {asOf} より前に終わっています。その年度に満了した分はすでに更新され、現在の記録には残っていません。fiscal_years を{firstYear}年度以降にするか、当時抽出した記録を使ってください',
  },
  'usage-scenario-among-files': {
    en: '{file}: a scenario file stands before the files of records, and there can be only one; write several scenarios into it',
    ja: '{file}: シナリオファイルは記録のファイルより前に一つだけ指定してください。複数のシナリオは一つのファイルに書けます',
  },
} as const satisfies Partial<Record<FaultCode, Localized>>;
