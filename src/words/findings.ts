// The words of findings on files of records: from them come messages, `check --explain` and the page of findings.
import type { FindingCode } from '../records/findings.js';
import type { Localized } from '../rules/rule-book.js';

/** The words for one code. `{name}` in a message is filled in from the finding. */
export interface FindingWords {
  readonly title: Localized;
  /** What is wrong; what was expected; what to do next. */
  readonly message: Localized;
  /** For someone who does not program: why it matters and how to mend it. */
  readonly explanation: Localized;
}

export const FINDING_WORDS = {
  'missing-column': {
    title: { en: 'A required column is missing', ja: '必要な列がありません' },
    message: {
      en: 'the file has no column {columnLabel}; the first row must name the columns; add it, give it one of the names {names}, or point to it with --map {columnLabel}=HEADER{near}',
      ja: '列「{columnLabel}」がありません。1行目に列名が必要です。列を加えるか、見出しを {names} のいずれかにするか、--map {columnLabel}=見出し で指定してください{near}',
    },
    explanation: {
      en: 'Without the date of birth and the day of issue no expiry can be computed. The first row of the file must hold the names of the columns. If the file has no such row, add one; if the column has another name, rename it or say which header it is with --map, as in --map card_issued_on=HEADER.',
      ja: '生年月日と発行日がなければ有効期限を計算できません。ファイルの1行目には列名が必要です。見出し行がなければ加えてください。見出しが異なる場合は書き換えるか、--map card_issued_on=見出し のように対応を指定してください。',
    },
  },
  'repeated-column': {
    title: { en: 'Two columns with one meaning', ja: '同じ意味の列が二つあります' },
    message: {
      en: 'a second column stands for {columnLabel}; one is needed; rename or remove the one that does not hold it',
      ja: '「{columnLabel}」に当たる列が二つあります。一つにしてください。該当しない列は見出しを変えるか削除してください',
    },
    explanation: {
      en: 'Two headers of the file mean the same column, so the program cannot know which one to trust. Keep the right one and rename or remove the other.',
      ja: '二つの見出しが同じ項目を指しており、どちらを使うべきか決められません。正しい列を残し、他方の見出しを変えるか列を削除してください。',
    },
  },
  'broken-quotes': {
    title: { en: 'A quotation mark that is never closed', ja: '閉じていない引用符' },
    message: {
      en: 'a quotation mark opened in this row is never closed, so all that follows is one cell; a quoted cell starts and ends with "; close it or remove it',
      ja: 'この行で開いた引用符 (") が閉じていないため、以後がすべて一つの値になっています。引用する値は " で囲みます。閉じるか取り除いてください',
    },
    explanation: {
      en: 'A cell that contains a comma or a line break is put between quotation marks. Here the closing mark is missing, so the rows after it cannot be told apart and the file is not counted.',
      ja: 'コンマや改行を含む値は引用符で囲みます。閉じる引用符がないため以後の行を区切れず、このファイルは数えません。',
    },
  },
  'row-length': {
    title: { en: 'Row with too few or too many cells', ja: '列数が見出しと異なる行' },
    message: {
      en: 'the row has {found} cells and the header {expected}; cells may have moved into the wrong column; look for a missing or an extra separator',
      ja: 'この行は{found}列で、見出しは{expected}列です。値が別の列にずれているおそれがあります。区切り文字の過不足を確かめてください',
    },
    explanation: {
      en: 'Every row must have as many cells as the first row has names. A comma too few or too many moves values into the wrong column, so the row is not trusted.',
      ja: 'どの行も1行目の見出しと同じ列数でなければなりません。区切りの過不足で値が別の列にずれるため、この行は使いません。',
    },
  },
  'missing-value': {
    title: { en: 'A required value is blank', ja: '必要な値が空欄です' },
    message: {
      en: '{columnLabel} is blank; every record needs it; fill it in',
      ja: '「{columnLabel}」が空欄です。すべての記録に必要です。値を入れてください',
    },
    explanation: {
      en: 'The date of birth and the day of issue are needed in every row.',
      ja: '生年月日と発行日は、すべての行に必要です。',
    },
  },
  'unreadable-date': {
    title: { en: 'Not a date that can be read', ja: '読み取れない日付' },
    message: {
      en: '{columnLabel} holds no date in a form that is read; accepted: {forms}; rewrite the cell',
      ja: '「{columnLabel}」の日付を読み取れません。使える形式は {forms} です。書き直してください',
    },
    explanation: {
      en: 'Only forms in which year, month and day cannot be confused are read: the year has four digits or follows an era, and comes first. 04/01/2025 could be January or April and 7/6/3 could be any year, so both are refused. Numbers such as 5070603 are read as era codes (1 明治 … 5 令和) only with --era-codes.',
      ja: '年・月・日を取り違えるおそれのない形式だけを読み取ります。年は4桁の西暦か元号付きで先頭に書いてください。04/01/2025 や 7/6/3 のような形式は読み取りません。5070603 のような元号コード (1明治…5令和) は --era-codes を付けたときだけ読み取ります。',
    },
  },
  'impossible-date': {
    title: { en: 'A day the calendar does not have', ja: '暦にない日付' },
    message: {
      en: '{columnLabel} holds a day that does not exist, such as 30 February or 昭和64年 after 7 January; correct it from the original record',
      ja: '「{columnLabel}」は暦にない日です (2月30日、昭和64年1月8日など)。原本を確かめて直してください',
    },
    explanation: {
      en: 'The cell has the form of a date, but the calendar has no such day: 31 April, or 29 February in a common year. Often a placeholder such as 0000-00-00 or 9999-99-99 stands for "unknown".',
      ja: '日付の形をしていますが、4月31日や平年の2月29日のように暦にない日です。「不明」の代わりに 0000-00-00 などが入っていることがあります。',
    },
  },
  'unknown-status': {
    title: { en: 'Unknown state of a card', ja: '不明なカードの状態' },
    message: {
      en: '{columnLabel} holds an unknown state; accepted: {names}; blank means active',
      ja: '「{columnLabel}」の値が不明です。使える値は {names} で、空欄は有効 (active) です',
    },
    explanation: {
      en: 'Only active cards are counted, so the state must be one the program knows.',
      ja: '有効なカードだけを数えるため、状態は決まった値でなければなりません。',
    },
  },
  'unknown-issue-kind': {
    title: { en: 'Neither new nor renewal', ja: '新規でも更新でもない交付区分' },
    message: {
      en: '{columnLabel} holds neither new nor renewal; accepted: {names}; blank means new',
      ja: '「{columnLabel}」は新規・更新のいずれでもありません。使える値は {names} で、空欄は新規です',
    },
    explanation: {
      en: 'A card renewed early runs one birthday longer than a new one, so the kind of issue moves the expiry by a year.',
      ja: '早めに更新したカードは新規より誕生日1回分長く有効なため、交付区分によって有効期限が1年変わります。',
    },
  },
  'unreadable-count': {
    title: { en: 'Not a number of cards', ja: '枚数として読めない値' },
    message: {
      en: '{columnLabel} is not a whole number from 1 to 999,999,999 without separators; blank means 1; correct it',
      ja: '「{columnLabel}」が1から999,999,999までの整数 (桁区切りなし) ではありません。空欄は1とみなします。直してください',
    },
    explanation: {
      en: 'The column says how many identical cards the row stands for: a whole number without separators.',
      ja: 'この列は、その行が表す同じ内容のカードの枚数です。桁区切りのない整数で書いてください。',
    },
  },
  'issue-before-birth': {
    title: { en: 'Card issued before birth', ja: '発行日が生年月日より前' },
    message: {
      en: 'the card was issued before the holder was born; one of the two dates is wrong; compare both with the original record',
      ja: '発行日が生年月日より前です。どちらかの日付が誤っています。原本と照合してください',
    },
    explanation: {
      en: 'The two dates cannot both be right. Often the columns are swapped or the century of the birth year is wrong.',
      ja: '二つの日付が同時に正しいことはありません。列の取り違えや、生年の元号の誤りが多い原因です。',
    },
  },
  'issue-before-scheme': {
    title: { en: 'Issued before the scheme began', ja: '制度開始前の発行日' },
    message: {
      en: 'the card was issued before the scheme began on {start}; no rule covers it; correct the day of issue',
      ja: '発行日が制度の開始 ({start}) より前です。適用できる規定がありません。発行日を直してください',
    },
    explanation: {
      en: 'My Number Cards exist since 5 October 2015. An earlier date often belongs to a Basic Resident Register card, which this program does not count.',
      ja: 'マイナンバーカードは2015年10月5日以後のものです。それより前の日付は住民基本台帳カードのことが多く、対象外です。',
    },
  },
  'application-after-issue': {
    title: { en: 'Applied for after issue', ja: '申請受付日が発行日より後' },
    message: {
      en: 'the application was received after the card was issued; one of the two dates is wrong; compare both with the original record',
      ja: '申請受付日が発行日より後です。どちらかの日付が誤っています。原本と照合してください',
    },
    explanation: {
      en: 'Whether a card runs for ten birthdays or five is judged by the age on the day of the application, so that day must be right.',
      ja: '有効期間が10回目か5回目かは申請受付日の年齢で決まるため、申請受付日は正しくなければなりません。',
    },
  },
  'certificate-before-card': {
    title: { en: 'Certificate issued before the card', ja: '電子証明書の発行日がカードより前' },
    message: {
      en: '{columnLabel} lies before the day the card was issued; a certificate is issued with its card or later; compare both with the original record',
      ja: '「{columnLabel}」がカードの発行日より前です。電子証明書はカードと同時かその後に発行されます。原本と照合してください',
    },
    explanation: {
      en: 'A certificate lives on its card, so it cannot be older. Often the date belongs to an earlier card, or the hand-over date was taken for the day of issue.',
      ja: '電子証明書はカードに記録されるため、カードより古いことはありません。前のカードの日付か、交付日を発行日と取り違えたことが多い原因です。',
    },
  },
  'no-records': {
    title: { en: 'A file without records', ja: '記録のないファイル' },
    message: {
      en: 'the file has a header and no row of records; check that the export was complete',
      ja: '見出しだけで記録の行がありません。書き出しが完了しているか確かめてください',
    },
    explanation: {
      en: 'The first row names the columns, but nothing follows. Usually the export was cut off or its selection was empty.',
      ja: '1行目の見出しの後に行がありません。書き出しが途中で終わったか、抽出条件に該当がなかったと考えられます。',
    },
  },
  'hand-over-date': {
    title: { en: 'Hand-over date used for the day of issue', ja: '交付日を発行日の代わりに使用' },
    message: {
      en: 'the file has the day of hand-over but not the day of issue; terms run from the day of issue; {advice}',
      ja: '発行日がなく交付日を使います。有効期間は発行日から数えます。{advice}',
    },
    explanation: {
      en: 'The law counts from the day the card was made, not from the day it was handed over. The two lie weeks apart, in early 2016 months. Someone whose birthday falls between them is counted one year late. With --handover-lag 21 the day of issue is taken as 21 days before each hand-over: an estimate, better than none, but no substitute for the day itself.',
      ja: '有効期間はカードを作成した日 (発行日) から数え、交付日からではありません。両日は数週間、平成28年初めは数か月離れています。その間に誕生日がある人は1年遅く数えられます。--handover-lag 21 とすれば、交付日の21日前を発行日とみなします。おおよその補正であり、発行日そのものの代わりにはなりません。',
    },
  },
  'duplicate-id': {
    title: { en: 'A record identifier seen before', ja: '重複した識別番号' },
    message: {
      en: 'the identifier of this record was seen in an earlier row; both are counted; remove one if they are the same card',
      ja: 'この記録の識別番号は前の行にもあります。どちらも数えます。同じカードなら一方を除いてください',
    },
    explanation: {
      en: 'Two rows with one identifier may be one card exported twice, which would be counted twice.',
      ja: '同じ識別番号の行は、同じカードが二度書き出されたものかもしれず、二重に数えられます。',
    },
  },
  'mixed-date-forms': {
    title: { en: 'One column, several forms of date', ja: '一つの列に複数の日付形式' },
    message: {
      en: '{columnLabel} holds dates in several forms ({forms}); each is read for what it says; check that the rows come from one source',
      ja: '「{columnLabel}」に複数の日付形式 ({forms}) があります。それぞれ読み取りました。出所が一つか確かめてください',
    },
    explanation: {
      en: 'Each form is unambiguous by itself, so the rows are counted. Mixed forms often mean that files of different systems were joined.',
      ja: 'どの形式も一意に読めるため数えますが、複数の形式が混じるのは、別のシステムのファイルをつないだときによくあります。',
    },
  },
  'sparse-column': {
    title: { en: 'A column that is nearly empty', ja: 'ほとんど空欄の列' },
    message: {
      en: '{columnLabel} is blank in {blank} of {rows} rows; a blank means {meaning}; leave the column out if it was simply not exported',
      ja: '「{columnLabel}」は{rows}行中{blank}行が空欄です。空欄は{meaning}の意味です。書き出されていないだけなら列ごと除いてください',
    },
    explanation: {
      en: 'A blank certificate date means that no certificate is held, so a column that was not exported properly makes renewals vanish. Without the column, certificates are taken as issued with the card.',
      ja: '電子証明書の発行日の空欄は「なし」を意味するため、正しく書き出されなかった列があると更新件数が消えます。列がなければ、カードと同時に発行されたものとみなします。',
    },
  },
  'certificate-after-card-end': {
    title: {
      en: 'Certificate issued after the card ended',
      ja: 'カードの満了後に発行された電子証明書',
    },
    message: {
      en: '{columnLabel} lies after the card’s expiry; the record may belong to a newer card; check the day of issue of the card',
      ja: '「{columnLabel}」がカードの有効期間満了日より後です。新しいカードの記録かもしれません。カードの発行日を確かめてください',
    },
    explanation: {
      en: 'No certificate can be put on a card that has ended. Probably the card was renewed and the record still holds the old day of issue.',
      ja: '満了したカードに電子証明書は発行できません。カードが更新され、発行日だけ古いままの可能性があります。',
    },
  },
  'signature-under-age': {
    title: { en: 'Signature certificate of a child', ja: '15歳未満の署名用電子証明書' },
    message: {
      en: 'a signature certificate was issued to someone under {age}; as a rule there is none; check the date of birth',
      ja: '{age}歳未満に署名用電子証明書が発行されています。原則として発行されません。生年月日を確かめてください',
    },
    explanation: {
      en: 'Children under 15 are as a rule given no signature certificate. The row is counted as it stands.',
      ja: '15歳未満には原則として署名用電子証明書を発行しません。行はそのまま数えます。',
    },
  },
  'implausible-renewal': {
    title: { en: 'Renewed outside the renewal window', ja: '更新できる期間の外での更新' },
    message: {
      en: '{columnLabel} is a renewal by the record, but does not lie in the {months} months before a birthday; counted as a renewal; check whether it was a new issue',
      ja: '「{columnLabel}」は記録上は更新ですが、誕生日前の{months}か月間にありません。更新として数えます。新規発行でないか確かめてください',
    },
    explanation: {
      en: 'Whoever renews within the last three months keeps the old expiry as the start of the new term. A renewal on another day points to a new issue, whose term is one birthday shorter.',
      ja: '満了前3か月以内に更新すると、もとの満了日から次の期間を数えます。それ以外の日の更新は新規発行の可能性があり、その場合は誕生日1回分短くなります。',
    },
  },
  'expiry-fits-no-reading': {
    title: { en: 'Recorded expiry that no rule gives', ja: 'どの規定にも合わない有効期限' },
    message: {
      en: '{columnLabel} fits neither a new issue nor a renewal; the figures follow the law; run koshin explain with the dates of this row to see how',
      ja: '「{columnLabel}」は新規発行・更新のどちらの計算とも合いません。件数は法令によります。この行の日付で koshin explain を実行すると計算過程が分かります',
    },
    explanation: {
      en: 'The expiry your system records differs from both dates the law allows. The day of issue, the date of birth or the period of stay may be out of date.',
      ja: 'システムの有効期限が、法令から計算できるどちらの日とも違います。発行日・生年月日・在留期間満了日のいずれかが古い可能性があります。',
    },
  },
  'stay-before-issue': {
    title: { en: 'Period of stay over before issue', ja: '在留期間満了日が発行日より前' },
    message: {
      en: '{columnLabel} lies before the day the card was issued; the card is counted as ended; enter the extended period of stay',
      ja: '「{columnLabel}」がカードの発行日より前です。カードは満了したものとして数えます。更新後の在留期間を入れてください',
    },
    explanation: {
      en: 'A card ends with the period of stay. A period that was over before the card was made is probably an old one.',
      ja: 'カードは在留期間の満了とともに終わります。発行日より前の満了日は、更新前の在留期間と思われます。',
    },
  },
  'application-before-scheme': {
    title: { en: 'Applied for before the scheme began', ja: '制度開始前の申請受付日' },
    message: {
      en: 'the application was received before the scheme began; the age on that day is judged by the scheme’s first rule; check the date',
      ja: '申請受付日が制度の開始より前です。その日の年齢を制度開始時の規定で判定します。日付を確かめてください',
    },
    explanation: {
      en: 'Applications were taken from October 2015 on. An earlier date is probably a typing error.',
      ja: '申請の受付は平成27年10月からです。それより前の日付は誤入力と思われます。',
    },
  },
  'date-after-as-of': {
    title: { en: 'A date after the day of the data', ja: '基準日より後の日付' },
    message: {
      en: '{columnLabel} lies after the day given with --as-of; the row is counted; check the date or the day of the data',
      ja: '「{columnLabel}」が --as-of の日より後です。行は数えます。日付か基準日を確かめてください',
    },
    explanation: {
      en: 'You said with --as-of on which day the records were taken; an issue after that day cannot be in them.',
      ja: '--as-of は記録を抽出した日です。その後の発行日が記録にあるはずはありません。',
    },
  },
} as const satisfies Record<FindingCode, FindingWords>;

/** Before a finding that is a warning. */
export const WARNING_WORD: Localized = { en: 'warning', ja: '注意' };
