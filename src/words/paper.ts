// The words of a paper for a committee.
import type { Localized } from '../rules/rule-book.js';

export const PAPER_WORDS = {
  title: {
    en: 'My Number Card renewals in the years to come',
    ja: 'マイナンバーカード等の更新件数の見込みについて',
  },
  number: { en: 'Paper no. {number}', ja: '資料№{number}' },
  dated: { en: '{date}, {committee}', ja: '{date}　{committee}' },
  caption: { en: '{text}', ja: '【{text}】' },
  unitProcedures: { en: '(procedures)', ja: '（単位：件）' },
  unitThousands: { en: '(thousands of yen)', ja: '（単位：千円）' },
  bullet: { en: '•', ja: '・' },
  partNumber: { en: '({number})', ja: '({number})' },

  background: { en: 'Background', ja: '背景' },
  due: {
    en: 'From {first} to {last}, {total} renewals of cards and certificates fall due.',
    ja: '{first}から{last}までに更新が必要となるマイナンバーカード及び電子証明書は、合計{total}件と見込まれる。',
  },
  dueOneYear: {
    en: 'In {first}, {total} renewals of cards and certificates fall due.',
    ja: '{first}に更新が必要となるマイナンバーカード及び電子証明書は、{total}件と見込まれる。',
  },
  counted: {
    en: 'They are counted by law from {counted} cards held on {asOf}, taking everybody due as renewing in time: whoever stays away, moves or comes early changes them.',
    ja: 'これは、{asOf}現在で有効なカード{counted}枚に法令の有効期間を当てはめ、満了する人の全員が期限内に更新するとした件数であり、来ない人、転出する人、早く来る人があればその分変わる。',
  },
  capacityOwn: {
    en: 'The counters can take {capacity} a year at present.',
    ja: '現在の予約可能件数は年間{capacity}件である。',
  },
  capacityScenario: {
    en: 'The capacity in the table is that of the scenario “{name}”.',
    ja: '表の予約可能件数は「{name}」のものである。',
  },
  capacityBorrowed: {
    en: 'The capacity of {capacity} a year is Minato ward’s published figure, not that of this municipality.',
    ja: '予約可能件数{capacity}件は港区の公表値であり、当自治体の値ではない。',
  },
  partMark: { en: '{fiscal}*', ja: '{fiscal}※' },
  partSentence: {
    en: '{fiscal} is only the {left} days that are left of it from {from} on, and its {capacity} that can be booked are those of these days.',
    ja: 'ただし、{fiscal}は{from}から年度末までの{left}日分のみであり、予約可能件数もその分の{capacity}件とした。',
  },
  partNote: {
    en: '*{fiscal}: what falls due from {from} on, {left} of the year’s {all} days, against the {capacity} that can be booked on these days.',
    ja: '※{fiscal}は、{from}から年度末まで（{all}日のうち{left}日）に更新が必要となる件数であり、過不足はこの期間の予約可能件数{capacity}件に対するものである。',
  },
  partNoteShort: {
    en: '*{fiscal}: from {from} on, {left} of the year’s {all} days, in what comes and in what can be booked.',
    ja: '※{fiscal}は、{from}から年度末まで（{all}日のうち{left}日）の来庁件数と予約可能件数による。',
  },
  partNoteCosts: {
    en: '{fiscal} has the costs from {from} on, {left} of the year’s {all} days.',
    ja: '{fiscal}は、{from}から年度末まで（{all}日のうち{left}日）の経費である。',
  },
  deficits: {
    en: 'In {list} more fall due than can be booked; the greatest deficit is {worst} in {fiscal}.',
    ja: 'このうち{list}は予約可能件数を上回り、不足は{fiscal}の{worst}件が最大である。',
  },
  deficitOne: {
    en: 'In {fiscal} {worst} more fall due than can be booked.',
    ja: 'このうち{fiscal}は予約可能件数を{worst}件上回る。',
  },
  enough: {
    en: 'Every year’s procedures can be booked.',
    ja: 'いずれの年度も予約可能件数に収まる見込みである。',
  },
  carried: {
    en: 'If what is not handled is carried over, {waiting} wait at the end of {fiscal}.',
    ja: '処理しきれない分を繰り越すと、{fiscal}末の繰越は{waiting}件となる。',
  },
  validityCaption: {
    en: 'How long My Number Cards and certificates are valid',
    ja: 'マイナンバーカードと電子証明書の有効期限',
  },
  kindColumn: { en: 'kind', ja: '種類' },
  useColumn: { en: 'main use', ja: '主な用途等' },
  validityColumn: { en: 'valid until', ja: '有効期限' },
  card: { en: 'My Number Card', ja: 'マイナンバーカード' },
  cardUse: { en: 'proof of identity', ja: '本人確認書類として使用' },
  cardValidity: {
    en: 'birthday no. {adult} after issue (a minor’s: no. {minor})',
    ja: '発行から{adult}回目の誕生日（未成年は{minor}回目の誕生日）',
  },
  signature: { en: 'signature certificate', ja: '電子証明書（署名用電子証明書）' },
  signatureUse: {
    en: 'identifies its holder in tax returns and the like',
    ja: '確定申告等の際の本人認証',
  },
  signatureValidity: {
    en: 'birthday no. {adult} after issue, or the end of the user certificate, whichever is first',
    ja: '発行から{adult}回目の誕生日又は利用者証明用電子証明書の有効期限のうち、先に到達する日',
  },
  user: { en: 'user certificate', ja: '電子証明書（利用者証明用電子証明書）' },
  userUse: {
    en: 'identifies its holder at convenience stores and the like',
    ja: 'コンビニ交付の際の本人認証',
  },
  userValidity: {
    en: 'birthday no. {adult} after issue, or the end of the card, whichever is first',
    ja: '発行から{adult}回目の誕生日又はマイナンバーカードの有効期限のうち、先に到達する日',
  },
  renewalsCaption: {
    en: 'Renewals of cards and certificates in the years to come',
    ja: '今後のマイナンバーカード及び電子証明書の更新件数',
  },
  year: { en: 'fiscal year', ja: '年　度' },
  totalColumn: { en: 'total', ja: '合　計' },
  surplusColumn: { en: 'surplus/deficit', ja: '過不足（見込）' },
  shareColumn: { en: 'total ÷ bookable', ja: '合計÷予約可能件数' },
  onceNote: {
    en: 'A visit counts once: certificates that end with the card are in the card’s renewal.',
    ja: 'カードと同時に満了する電子証明書はカードに含め、1回の来庁を1件とした。',
  },

  capacityDiffers: {
    en: 'The capacity in this table ({own} in {fiscal}) is not that of the scenario “{name}” ({scenario}): section 1 uses the former, the later sections each scenario’s own.',
    ja: 'この表の予約可能件数（{fiscal}は{own}件）は「{name}」のもの（{scenario}件）とは異なる。1は前者、2以降は各シナリオの予約可能件数による。',
  },
  lapsedNote: {
    en: 'Not in the table: {card} cards and {certificate} certificates that ended before {asOf} and have not been renewed.',
    ja: '{asOf}より前に満了し、その後更新されていないカード{card}枚及び電子証明書{certificate}件は、上の表に含まない。',
  },

  policy: { en: 'What is needed', ja: '整備の方向性' },
  needs: {
    en: 'Windows, Saturdays and days of waiting',
    ja: '必要な窓口数、土曜開庁日数及び待ち日数',
  },
  needsLead: {
    en: 'The fewest windows, and with the windows as planned the fewest Saturdays a month, that leave nobody waiting at the end of the year, and how long people wait as planned.',
    ja: '翌年度への繰越が生じない最少の窓口数と、窓口数を計画のままとした場合の最少の土曜開庁日数を求め、計画どおり開庁した場合に申込みから手続まで待つ日数を1日ごとに計算した。',
  },
  needsCaption: { en: '{name}', ja: '{name}' },
  needsCaptionSite: { en: '{name}: {site}', ja: '{name}（{site}）' },
  windowsColumn: { en: 'windows needed', ja: '必要な窓口数' },
  saturdaysColumn: { en: 'Saturdays needed a month', ja: '必要な土曜開庁日数（月当たり）' },
  halfColumn: { en: 'days half wait at most', ja: '待ち日数（半数の人）' },
  mostColumn: { en: 'days 90% wait at most', ja: '待ち日数（9割の人）' },
  lapsedColumn: { en: 'lapse while waiting', ja: '待つ間に満了（件）' },
  needsNoneNote: {
    en: '–: no windows are set for that year, so none can be varied. “Not enough”: even {windows} windows, or every Saturday, leave somebody waiting.',
    ja: '「－」はその年度に窓口数を設定していないため求められないもの、「不足」は{windows}窓口又は毎週の土曜開庁でも繰越が生じるものである。',
  },
  needsMinutesNote: {
    en: 'What moves these most is the minutes that a procedure takes and the share of those due who come; both are below.',
    ja: '窓口数を最も左右するのは1件当たりの所要時間と更新に来る割合であり、いずれも次の前提による。',
  },
  compare: { en: 'The scenarios compared', ja: 'シナリオの比較' },
  compareCaption: {
    en: 'Scenarios, {first} to {last}',
    ja: 'シナリオの比較（{first}から{last}まで）',
  },
  comingColumn: { en: 'people who come', ja: '来庁件数（件）' },
  capacityColumn: { en: 'bookable', ja: '予約可能件数（件）' },
  deficitYearsColumn: { en: 'years in deficit', ja: '不足する年度' },
  loadColumn: { en: 'heaviest load', ja: '（来庁件数＋繰越）÷予約可能件数の最大' },
  endColumn: { en: 'waiting at the end', ja: '最終年度末の繰越（件）' },
  waitColumn: { en: 'longest wait (days, 90%)', ja: '最長の待ち日数（9割の人）' },
  netColumn: { en: 'net cost (¥1,000)', ja: '差引一般財源（千円）' },
  loadIn: { en: '{percent} ({fiscal})', ja: '{percent}（{fiscal}）' },
  deficitYearsNote: {
    en: '“Years in deficit” compares those who come in a year with what can be booked in it; what waits from the year before is not in it.',
    ja: '「不足する年度」は、その年度の来庁件数だけで予約可能件数を上回る年度であり、前年度からの繰越は含まない。',
  },
  deficitSpan: { en: '{list}', ja: '{list}' },
  noDeficit: { en: 'none', ja: 'なし' },
  assumed: {
    en: 'These figures rest on the following.',
    ja: 'これらの件数は次の前提による。',
  },

  operation: { en: 'How the counters will run', ja: '運営' },
  form: { en: 'Operation', ja: '運営形態' },
  effect: { en: 'What it is expected to bring', ja: '見込まれる効果' },
  effectSentence: {
    en: '“{name}” leaves {waiting} waiting at the end of {fiscal}; “{first}” would leave {firstWaiting}.',
    ja: '{fiscal}末の繰越は、「{first}」では{firstWaiting}件となるのに対し、「{name}」では{waiting}件となる。',
  },
  effectSame: {
    en: '“{name}” and “{first}” both leave {waiting} waiting at the end of {fiscal}.',
    ja: '{fiscal}末の繰越は、「{first}」でも「{name}」でも{waiting}件であり、変わらない。',
  },

  costs: { en: 'Costs and subsidy', ja: '経費と財源' },
  costsCaption: { en: 'Costs of “{name}”', ja: '「{name}」の経費' },
  costsRounded: {
    en: 'Each amount is rounded to a thousand yen, so sums may differ by one.',
    ja: '千円未満を四捨五入したため、合計が一致しないことがある。',
  },

  schedule: { en: 'Schedule', ja: '今後のスケジュール（予定）' },
  when: { en: 'when', ja: '時期' },
  what: { en: 'what', ja: '内容' },

  rules: { en: 'Law that the count rests on', ja: '計算の根拠とした規定' },
  rulesLead: {
    en: 'As in force on {asOf}. Later years are counted by the law as it stands.',
    ja: '{asOf}現在の規定による。将来の年度も現行の規定で計算した。',
  },
  rule: { en: 'matter', ja: '事項' },
  ruleValue: { en: 'provision', ja: '規定' },
  ruleArticle: { en: 'article', ja: '根拠' },
  noArticle: {
    en: '(no article; municipalities’ guidance)',
    ja: '（条文を確認できず、自治体等の案内による）',
  },

  annex: { en: 'Annex: what this paper was made from', ja: '別紙　作成条件' },
  annexFiles: { en: 'Files read', ja: '読み込んだファイル' },
  annexOptions: { en: 'Options in effect', ja: '有効なオプション' },
  option: { en: 'option', ja: 'オプション' },
} as const satisfies Record<string, Localized>;

export type PaperWord = keyof typeof PAPER_WORDS;
