// The words of faults in what a report is to be written as.
import type { FaultCode } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';

export const REPORT_FAULT_WORDS = {
  'usage-report-output': {
    en: 'name the file to write: koshin report -o report.html (or .pdf, .docx for a paper in Word, or .svg for one chart)',
    ja: '書き出すファイルを指定してください: koshin report -o report.html (.pdf、資料を Word にするなら .docx、図一つなら .svg も可)',
  },
  'usage-word-is-paper': {
    en: '{file}: a Word file is always the paper; leave --form page out, or write .html',
    ja: '{file}: Word ファイルは常に資料 (paper) です。--form page を外すか、.html に書き出してください',
  },
  'usage-annex-without-paper': {
    en: '--annex goes with a paper; the page has it already. Add --form paper, or leave --annex out',
    ja: '--annex は資料 (paper) に付けるものです。ページには作成条件がすでに載っています。--form paper を加えるか --annex を外してください',
  },
  'usage-chart-has-no-form': {
    en: '{option}: a single chart is neither page nor paper; leave {option} out, or write .html, .pdf or .docx',
    ja: '{option}: 図一つの .svg には使えません。{option} を外すか、.html、.pdf、.docx に書き出してください',
  },
  'usage-chart-without-svg': {
    en: '--chart picks the chart of an .svg file; write to one, or leave --chart out',
    ja: '--chart は .svg に書き出す図を選ぶものです。.svg を指定するか --chart を外してください',
  },
  'usage-no-such-chart': {
    en: '--chart {chart}: there is nothing to draw here. The offices need records that name them, the bridge a table (--against) with years that were counted, the scenarios a scenario file.',
    ja: '--chart {chart}: 描くものがありません。offices は支所のある記録、bridge は集計した年度を含む公表表 (--against)、scenarios はシナリオファイルが必要です。',
  },
  'usage-no-chromium': {
    en: 'a PDF is printed by Chromium, Chrome or Edge, and none was found; install one, name it in KOSHIN_CHROMIUM, or write -o report.html and print that from any browser',
    ja: 'PDF の作成には Chromium、Chrome、Edge のいずれかが必要ですが、見つかりません。インストールするか、環境変数 KOSHIN_CHROMIUM で場所を指定してください。-o report.html で書き出し、ブラウザーから印刷することもできます',
  },
} as const satisfies Partial<Record<FaultCode, Localized>>;
