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
      en: 'the file has no column {columnLabel} ({called}); the first row must name the columns; add it, give it one of the names {names}, or point to it with --map {columnLabel}=HEADER{near}',
      ja: '{called}の列 ({columnLabel}) がありません。見出しの行に列名が必要です。列を加えるか、見出しを {names} のいずれかにするか、--map {columnLabel}=見出し で指定してください{near}',
    },
    explanation: {
      en: 'Without the date of birth and the day of issue no expiry can be computed. The first row of the file must hold the names of the columns. If the file has no such row, add one; if the column has another name, rename it or say which header it is with --map, as in --map card_issued_on=HEADER.',
      ja: '生年月日と発行日がなければ有効期限を計算できません。ファイルの1行目には列名が必要です。見出し行がなければ加えてください。見出しが異なる場合は書き換えるか、--map card_issued_on=見出し のように対応を指定してください。',
    },
  },
  'repeated-column': {
    title: { en: 'Two columns with one meaning', ja: '同じ意味の列が二つあります' },
    message: {
      en: 'a second column stands for what {columnLabel} means; one is needed; leave the other unread with --ignore-column and its header, or remove it',
      ja: '「{columnLabel}」に当たる列が二つあります。一つにしてください。使わない列は --ignore-column 見出し で除くか、列を削除してください',
    },
    explanation: {
      en: 'Two headers of the file mean the same column, so the program cannot know which one to trust. Keep the right one and leave the other unread with --ignore-column, or remove it.',
      ja: '二つの見出しが同じ項目を指しており、どちらを使うべきか決められません。正しい列を残し、他方は --ignore-column で除くか、列を削除してください。',
    },
  },
  'column-not-read': {
    title: {
      en: 'An unread column that looks as if figures rest on it',
      ja: '読み取っていないが、件数に関わると思われる列',
    },
    message: {
      en: '{columnLabel} looks{told} like {what} and is not read; {otherwise}; add {map} if it is that, {ignore} if it is not',
      ja: '「{columnLabel}」は{told}{what}の列のようですが、読み取っていません。{otherwise}。該当するなら {map} を、該当しないなら {ignore} を付けてください',
    },
    explanation: {
      en: 'The header is not one the program knows, but it is made of words for the state of a card, the kind of issue or a certificate’s day of issue, or the first rows hold nothing but known states or kinds. Whether such a column is read can move every figure, so nothing is counted until you say what it is: --map names the column that the header stands for, --ignore-column waves it through. koshin check FILE --write-layout writes the answer to a file for the next time.',
      ja: '見出しは登録されていませんが、カードの状態・交付区分・電子証明書の発行日を表す言葉だけでできているか、はじめの行の値がすべて状態や区分として知られたものです。読み取るかどうかで件数が大きく変わるため、何の列か分かるまで数えません。--map で項目名を指定するか、関係のない列なら --ignore-column で読み取らないことを指定してください。koshin check ファイル --write-layout で指定を保存しておけば、次回からは入力が要りません。',
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
      en: 'The cell has the form of a date, but the calendar has no such day: 31 April, or 29 February in a common year. Often a placeholder such as 0000-00-00 or 9999-99-99 stands for "unknown". In a workbook a date cell that holds 0 shows as 1900/1/0, and 60 as 1900/2/29.',
      ja: '日付の形をしていますが、4月31日や平年の2月29日のように暦にない日です。「不明」の代わりに 0000-00-00 などが入っていることがあります。Excel で日付のセルに 0 が入っていると 1900/1/0、60 だと 1900/2/29 と表示されます。',
    },
  },
  'formula-without-result': {
    title: { en: 'A formula without its result', ja: '計算結果のない数式' },
    message: {
      en: '{columnLabel} is a formula whose result is not stored in the file, so its value is not known; open the file in Excel, save it and read it again',
      ja: '「{columnLabel}」は数式で、計算結果がファイルに保存されていません。値が分からないため数えられません。Excel で開いて上書き保存してから読み込んでください',
    },
    explanation: {
      en: 'A workbook keeps formulas and their last results. Programs that write workbooks without calculating store no result, or 0 in its place, until the file is opened in a spreadsheet and saved. What the cell would show is then not known, and it is not taken for blank.',
      ja: 'Excel ファイルには数式と、最後に計算した結果が保存されます。システムが計算せずに書き出したファイルには結果がないか、仮の 0 が入っており、Excel で開いて保存するまで値が分かりません。空欄とはみなしません。',
    },
  },
  'error-value': {
    title: { en: 'An error in place of a value', ja: 'エラー値の入ったセル' },
    message: {
      en: '{columnLabel} holds an error such as #N/A or #REF!; its value is not known; correct the formula or the value in Excel and save',
      ja: '「{columnLabel}」がエラー値 (#N/A、#REF! など) で、値が分かりません。Excel で数式か値を直して保存してください',
    },
    explanation: {
      en: 'A formula of the workbook could not be calculated, often because a value was not found in another table. The cell is not taken for blank, since a blank has a meaning of its own in many columns.',
      ja: '別の表に値が見つからないなどの理由で、数式が計算できていません。多くの列では空欄にも意味があるため、空欄とはみなしません。',
    },
  },
  'merged-cells': {
    title: { en: 'Merged cells among the records', ja: '記録の中の結合セル' },
    message: {
      en: 'the cells {range} are merged, so that only the first of them holds the value and the others are blank; unmerge them in Excel, fill in each and save',
      ja: 'セル {range} が結合されています。値は先頭のセルにしかなく、ほかは空欄として保存されています。Excel で結合を解除し、それぞれに値を入れて保存してください',
    },
    explanation: {
      en: 'In merged cells the screen shows one value for several rows or columns, but the file holds it once. Whether it is meant for every row cannot be known, so the sheet is not counted. Merged titles above the header do no harm.',
      ja: '結合セルは、画面では複数の行や列に一つの値が表示されますが、ファイルには一か所にしか保存されません。すべての行の値かどうか決められないため、このシートは数えません。見出しより上の表題の結合は差し支えありません。',
    },
  },
  'unknown-status': {
    title: { en: 'Unknown state of a card', ja: '不明なカードの状態' },
    message: {
      en: '{columnLabel} holds a state that is not known; say what it means with --map-value {column}:VALUE=MEANING; meanings: {names}; blank means active',
      ja: '「{columnLabel}」の値がカードの状態として分かりません。--map-value {column}:値=意味 で指定してください。使える意味は {names} で、空欄は active です',
    },
    explanation: {
      en: 'Only active cards are counted, so the program must know what each state means. Say it with --map-value, as in --map-value 状態:保留=active, for a card that is still the holder’s. Leaving the rows out with --max-rejects would drop people. The states that are known stand in data/value-aliases.json, each with its reason.',
      ja: '有効なカードだけを数えるため、状態の意味が分からなければ数えられません。今も本人のカードなら --map-value 状態:保留=active のように意味を指定してください。--max-rejects で行を除くと、その人たちが件数から抜けます。登録済みの状態とその理由は data/value-aliases.json にあります。',
    },
  },
  'unknown-issue-kind': {
    title: { en: 'Neither new nor renewal', ja: '新規でも更新でもない交付区分' },
    message: {
      en: '{columnLabel} holds neither a new issue nor a renewal; say what it means with --map-value {column}:VALUE=MEANING; meanings: {names}; blank means new',
      ja: '「{columnLabel}」の値が新規か更新か分かりません。--map-value {column}:値=意味 で指定してください。使える意味は {names} で、空欄は new です',
    },
    explanation: {
      en: 'A card renewed before its expiry runs one birthday longer than a new one, so the kind of issue moves the expiry by a year. A replacement for a lost card has a new term and counts as new. Say what another value means with --map-value, as in --map-value 交付区分:特例=new.',
      ja: '満了前に更新したカードは新規より誕生日1回分長く有効なため、交付区分によって有効期限が1年変わります。紛失などによる再交付は新しい期間となるので、新規として扱います。ほかの値の意味は --map-value 交付区分:特例=new のように指定してください。',
    },
  },
  'unreadable-count': {
    title: { en: 'Not a number of cards', ja: '枚数として読めない値' },
    message: {
      en: '{columnLabel} is not a whole number from 1 to 999,999,999; write it without separators, as 3 or 1234 (3.0 is read as 3), or leave it blank for 1',
      ja: '「{columnLabel}」が1から999,999,999までの整数ではありません。3 や 1234 のように、桁区切りなしで書いてください (3.0 は3と読みます。空欄は1とみなします)',
    },
    explanation: {
      en: 'The column says how many identical cards the row stands for: a whole number without separators. A number with nothing but zeros behind the point, as 3.0, is read: programs write it so where a column has blanks.',
      ja: 'この列は、その行が表す同じ内容のカードの枚数です。桁区切りのない整数で書いてください。3.0 のように小数点以下が0だけの値は整数として読みます (空欄のある列は、このように書き出されることがあります)。',
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
      en: 'The day of the application chooses whether an adult is 20 or 18 when the card is made, and so whether it runs for ten birthdays or five; so that day must be right.',
      ja: 'カードの作成の日に20歳と18歳のどちらから成年とするかは申請受付日で決まります。有効期間が変わることがあるため、申請受付日は正しくなければなりません。',
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
  'column-ends-early': {
    title: { en: 'A column that ends long before another', ja: 'ほかの列よりずっと前に終わる列' },
    message: {
      en: 'the last day in {columnLabel} is {last}, but {cards} cards have a day in {other} that is more than three months later; check that the column was exported to the end',
      ja: '「{columnLabel}」の最後の日は {last} ですが、「{other}」にはそれより3か月を超えて後の日が{cards}枚あります。最後まで書き出されているか確かめてください',
    },
    explanation: {
      en: 'Cards and certificates are issued all the time, so the columns of their days end within weeks of each other. One that ends long before was probably exported from an older table, or only in part, and renewals since then are missing.',
      ja: 'カードも電子証明書も絶えず発行されるため、発行日の列はどれも同じころまであるはずです。ずっと前に終わる列は、古い表から書き出したか途中までしか書き出しておらず、その後の更新が抜けているおそれがあります。',
    },
  },
  'no-renewals': {
    title: { en: 'No renewal where there must be some', ja: '更新があるはずなのに1枚もない' },
    message: {
      en: '{cards} cards were issued since {from}, when the first cards had ended, and none is a renewal; {advice}',
      ja: '最初のカードが満了し始めた {from} より後に{cards}枚が発行されていますが、更新が1枚もありません。{advice}',
    },
    explanation: {
      en: 'The first cards ended ten birthdays after they were made, so among those issued later some replace an ended card. A renewal runs one birthday longer than a new issue: read as new, it is due a year early. The kind of issue, or the recorded expiry of the card, tells them apart.',
      ja: '最初のカードは10回目の誕生日に満了したため、その後の発行には更新が含まれているはずです。更新は新規より誕生日1回分長く有効なので、新規とみなすと満了が1年早くなります。交付区分かカードの有効期限の列があれば区別できます。',
    },
  },
  'column-perhaps-meant': {
    title: {
      en: 'An unread column that may be meant',
      ja: '読み取っていないが、該当するかもしれない列',
    },
    message: {
      en: '{columnLabel} is not read; {advice}',
      ja: '「{columnLabel}」は読み取っていません。{advice}',
    },
    explanation: {
      en: 'The header is nearly the name of a column that the file has not, names the state of a certificate, which no figure looks at, or tells of the state of cards beside the column that is read for it. The file is counted without it: a card counts by the one column of states. Where a day of revocation (失効日) stands beside the state, make them agree when exporting, or leave the rows out whose card has ended.',
      ja: '見出しが、このファイルにない項目の名称に似ているか、件数の計算に使わない電子証明書の状態を表しているか、読み取った状態の列とは別にカードの状態を示しています。この列を読み取らずに、状態の列だけで数えます。失効日などの列が状態と食い違うときは、書き出すときにそろえるか、終わったカードの行を除いてください。',
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
  'total-row': {
    title: { en: 'A row of totals', ja: '合計の行' },
    message: {
      en: 'the row begins with a word for a total and is no record; it is not counted; leave totals out to be rid of this message',
      ja: '合計の行とみなし、記録としては数えません。合計の行を除けば、このメッセージは出ません',
    },
    explanation: {
      en: 'The first filled cell of the row says 合計, 小計, total or the like, and the row has no dates. It adds up other rows and is left out. If it is a record after all, change that cell.',
      ja: '行の最初の値が「合計」「小計」などで、日付がありません。ほかの行を足し上げた行とみなして除きます。記録の行であれば、その値を直してください。',
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
    title: { en: 'A record identifier seen before', ja: '重複した整理番号' },
    message: {
      en: 'the identifier of this record was seen in an earlier row; both are counted; remove one if they are the same card',
      ja: 'この記録の整理番号は前の行にもあります。どちらも数えます。同じカードなら一方を除いてください',
    },
    explanation: {
      en: 'Two rows with one identifier may be one card exported twice, which would be counted twice.',
      ja: '同じ整理番号の行は、同じカードが二度書き出されたものかもしれず、二重に数えられます。',
    },
  },
  'invisible-characters': {
    title: { en: 'Characters that cannot be seen', ja: '目に見えない文字' },
    message: {
      en: '{place} holds characters that cannot be seen ({characters}); the rows are read without them; export the file again if they should not be there',
      ja: '{place}に目に見えない文字 ({characters}) があります。取り除いて読みました。心当たりがなければ、書き出し直してください',
    },
    explanation: {
      en: 'Zero-width spaces, direction marks, repeated byte-order marks and the like come with text copied from web pages, mails and other programs. On the screen the cell looks right, but two names that look the same would be different ones.',
      ja: 'ゼロ幅スペース、書字方向の指定、重複したバイト順マークなどは、ウェブページやメール、ほかのソフトからの貼り付けで混じります。画面では正しく見えますが、そのままでは同じに見える名称が別のものになります。',
    },
  },
  'names-unified': {
    title: { en: 'Names written in several ways', ja: '表記の異なる名称' },
    message: {
      en: '{columnLabel} holds names in full-width or half-width letters, or with accents or voicing marks apart; each is counted and shown in its usual form, so that one office is one',
      ja: '「{columnLabel}」に、全角の英数字や半角カナなど表記の異なる名称があります。表記をそろえ、同じ名称は一つとして数えました',
    },
    explanation: {
      en: 'ｼﾊﾞ and シバ, ＡＢＣ and ABC, or a letter whose mark is a character of its own are the same name to a reader and different ones to a program. Results show the form in which the name is counted. Other signs, such as ① or ㈱, stay as they are.',
      ja: '「ｼﾊﾞ」と「シバ」、「ＡＢＣ」と「ABC」、濁点が別の文字になった名称は、人には同じでもプログラムには別のものです。結果には、そろえた後の表記を示します。①や㈱などはそのままです。',
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
      en: 'A renewal within the last three months runs one birthday longer than a new issue. A renewal on another day points to a new issue.',
      ja: '満了前3か月以内の更新は、新規発行より誕生日1回分長くなります。それ以外の日の更新は、新規発行の可能性があります。',
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
  'hand-over-before-issue': {
    title: { en: 'Handed over before it was made', ja: '交付日が発行日より前' },
    message: {
      en: '{columnLabel} lies before the day the card was made; the row is counted by its day of issue; check which of the two dates is wrong',
      ja: '「{columnLabel}」がカードの発行日より前です。行は発行日によって数えます。どちらの日付が誤っているか確かめてください',
    },
    explanation: {
      en: 'A card is made first and handed over weeks later. A day of hand-over before the day of issue often belongs to an earlier card, or the two columns are exchanged. No figure rests on the day of hand-over where the day of issue is known.',
      ja: 'カードは作成してから数週間後に交付します。発行日より前の交付日は、前のカードのものか、二つの列の取り違えであることが多いです。発行日が分かっていれば、件数は交付日に左右されません。',
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
      en: 'the application was received before the scheme began; whether the holder was an adult is judged by the scheme’s first rule; check the date',
      ja: '申請受付日が制度の開始より前です。成年かどうかを制度開始時の規定で判定します。日付を確かめてください',
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
  'issue-far-ahead': {
    title: { en: 'A day of issue far ahead of all others', ja: '他から大きく離れた将来の発行日' },
    message: {
      en: '{columnLabel} lies far ahead of {limit}{rows}; it is probably mistyped and does not move the as-of day, but the row is counted; check the date',
      ja: '「{columnLabel}」が{limit}より大きく先の日付です{rows}。誤入力と思われるため、基準日を決めるのには使いません。行は数えます。日付を確かめてください',
    },
    explanation: {
      en: 'The records speak for the day after their last day of issue. A few days of issue far ahead of all others would move that day to where nothing is known, so they are taken as slips of the keyboard: at most one record in a thousand (one always may be), behind a gap of more than 92 days that is more than twelve times the usual distance between records. Nothing is believed that lies more than five years after the month of the rules. The card is still counted with the date it has. If the date is right, give the as-of day yourself with --as-of.',
      ja: '記録の基準日は、最後の発行日の翌日です。ごく一部の発行日だけが大きく先にあると、基準日が記録のない時期に動いてしまうため、誤入力とみなして基準日には使いません。条件は、記録の千件に1件以下 (1件は常に可)、かつ前の発行日との間が92日を超え、記録どうしの通常の間隔の12倍を超えることです。法令データの年月から5年より先の発行日は、どの記録でも使いません。カードは記載の日付のまま数えます。日付が正しければ、--as-of で基準日を指定してください。',
    },
  },
} as const satisfies Record<FindingCode, FindingWords>;

/** Before a finding that is a warning. */
export const WARNING_WORD: Localized = { en: 'warning', ja: '注意' };
