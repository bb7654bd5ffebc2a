// The words of faults in what a report is to be written as.
import type { FaultCode } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';

export const REPORT_FAULT_WORDS = {
  'usage-report-output': {
    en: 'name the file to write: koshin report -o report.html (or .pdf, .docx for a paper in Word, or .svg or .png for one chart)',
    ja: '書き出すファイルを指定してください: koshin report -o report.html (.pdf、資料を Word にするなら .docx、図一つなら .svg、.png も可)',
  },
  'usage-word-is-paper': {
    en: '{file}: a Word file is always the paper; leave --form page out, or write .html',
    ja: '{file}: Word ファイルは常に資料 (paper) です。--form page を外すか、.html に書き出してください',
  },
  'usage-annex-without-paper': {
    en: '--annex goes with a paper; the page has it already. Add --form paper, or leave --annex out',
    ja: '--annex は資料 (paper) に付けるものです。ページには作成条件がすでに載っています。--form paper を加えるか --annex を外してください',
  },
  'usage-paper-learns-nothing': {
    en: '--learn is for the page, and a paper has no place for it; leave it out, take --form page, or put the chart into the paper yourself: --chart learned -o learned.png',
    ja: '--learn はページ用で、資料には載りません。--learn を外すか --form page を指定してください。図だけを資料に貼るには --chart learned -o learned.png',
  },
  'usage-chart-learns-nothing': {
    en: 'the chart {chart} shows nothing of what is learned; --chart learned does, and needs no --learn',
    ja: '図 {chart} に推定の結果は載りません。--chart learned を指定してください (--learn は不要)',
  },
  'usage-chart-has-no-form': {
    en: '{option}: a single chart is neither page nor paper; leave {option} out, or write .html, .pdf or .docx',
    ja: '{option}: 図一つだけの .svg、.png には使えません。{option} を外すか、.html、.pdf、.docx に書き出してください',
  },
  'usage-chart-without-svg': {
    en: '--chart picks the chart of an .svg or .png file; write to one, or leave --chart out',
    ja: '--chart は .svg、.png に書き出す図を選ぶものです。どちらかを指定するか --chart を外してください',
  },
  'usage-not-in-chart': {
    en: '{option} has no place in a chart in a file; leave {option} out, or write another format. Charts by month and by office: koshin report --chart months -o months.png',
    ja: '{option} は、ファイルに書き出す図では使えません。{option} を外すか、ほかの形式で書き出してください。月別・支所別の図は koshin report --chart months -o months.png で作成できます',
  },
  'usage-chart-hidden': {
    en: 'a year has a count that its tally hides, so its bar cannot be drawn; write a table, or take a tally made without --suppress-below',
    ja: '集計で非表示にされた件数のある年度は、図に描けません。表で書き出すか、--suppress-below を付けずに作成した集計を使ってください',
  },
  'usage-no-such-chart': {
    en: '--chart {chart}: there is nothing to draw here. The offices need records that name them, the bridge a table (--against) with years that were counted, the scenarios a scenario file.',
    ja: '--chart {chart}: 描くものがありません。offices は支所のある記録、bridge は集計した年度を含む公表表 (--against)、scenarios はシナリオファイルが必要です。',
  },
  'usage-no-chromium': {
    en: 'a PDF or PNG is made by Chromium, Chrome or Edge, and none was found; install one, name it in KOSHIN_CHROMIUM, or write .html and print that from any browser, or .svg, which Word and Excel insert as a picture',
    ja: 'PDF や PNG の作成には Chromium、Chrome、Edge のいずれかが必要ですが、見つかりません。インストールするか、環境変数 KOSHIN_CHROMIUM で場所を指定してください。.html で書き出してブラウザーから印刷することも、Word や Excel に図として挿入できる .svg で書き出すこともできます',
  },
} as const satisfies Partial<Record<FaultCode, Localized>>;
