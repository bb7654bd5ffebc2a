// The words of the page's last step: files to hand in, what is in each and for whom it is.
import type { Localized } from '../rules/rule-book.js';

export const HAND_IN_WORDS = {
  lead: {
    en: 'Choose what to save. The renewals are the same in every file. What can be booked is that of step 3 in forecasts, and that of the scenarios in plans and, once there is a plan, in papers.',
    ja: '保存するものを選んでください。更新件数はどのファイルでも同じです。予約可能件数は、見込みの表では手順3の値、計画の表と、計画を作った後の資料ではシナリオの値です。',
  },
  borrowed: {
    en: 'What can be booked is still Minato ward’s published figure in step 3; surplus and share in the forecasts rest on it. Give your own there before you hand them in.',
    ja: '手順3の予約可能件数が港区の公表値のままです。見込みの表の過不足と率はその値によるので、提出する前に自庁の値を入力してください。',
  },
  paperWord: { en: 'Committee paper (Word)', ja: '委員会資料 (Word)' },
  paperHtml: { en: 'Committee paper (to print)', ja: '委員会資料 (印刷用)' },
  page: { en: 'Report page', ja: '報告書のページ' },
  forecastWorkbook: { en: 'Forecast (Excel)', ja: '見込みの表 (Excel)' },
  forecastCsv: { en: 'Forecast (CSV for Excel)', ja: '見込みの表 (Excel 用 CSV)' },
  forecastJson: { en: 'Forecast (JSON)', ja: '見込みの表 (JSON)' },
  monthsCsv: { en: 'Forecast by month (CSV for Excel)', ja: '月別の表 (Excel 用 CSV)' },
  officesCsv: { en: 'Forecast by office (CSV for Excel)', ja: '支所別の表 (Excel 用 CSV)' },
  bridgeWorkbook: {
    en: 'From the published table to the law (CSV)',
    ja: '公表表から法令まで (CSV)',
  },
  planWorkbook: { en: 'Plan (Excel)', ja: '計画の表 (Excel)' },
  planCsv: { en: 'Plan (CSV for Excel)', ja: '計画の表 (Excel 用 CSV)' },
  chartSvg: { en: 'Chart (SVG)', ja: '図 (SVG)' },
  chartPng: { en: 'Chart (PNG)', ja: '図 (PNG)' },
  scenario: { en: 'Scenario file', ja: 'シナリオのファイル' },
  tally: {
    en: 'Counts alone, for others to add up (JSON)',
    ja: '集計のみ (JSON、ほかで合算できるもの)',
  },
  papers: { en: 'To hand in', ja: '提出する資料' },
  tables: { en: 'Tables', ja: '表' },
  charts: { en: 'Charts', ja: '図' },
  data: { en: 'For others to work with', ja: 'ほかで使うもの' },
  suppress: { en: 'Hide counts below', ja: '秘匿する件数 (未満)' },
  print: { en: 'Print', ja: '印刷' },
} as const satisfies Record<string, Localized>;

/** What is in a file, and for whom it is. */
export const OUTPUT_WORDS = {
  paperWord: {
    en: 'for a committee or council: forecast, what is needed, scenarios, legal grounds; to be edited',
    ja: '委員会・議会向け。見込み、必要量、シナリオ、根拠法令。文章を直せます',
  },
  paperHtml: { en: 'the same, as it is printed', ja: '同じ内容をそのまま印刷する形' },
  page: {
    en: 'all tables and charts on one page, for colleagues; opens in any browser',
    ja: 'すべての表と図を1ページに。庁内での共有用。ブラウザーで開きます',
  },
  forecastWorkbook: {
    en: 'fiscal years with formulas, inputs and a chart, for a budget request',
    ja: '年度別の件数。数式・入力欄・図つき。予算要求用',
  },
  forecastCsv: { en: 'fiscal years, figures alone', ja: '年度別の件数だけ' },
  monthsCsv: {
    en: 'month by month, for shifts and bookings',
    ja: '月ごとの件数。要員と予約枠の検討用',
  },
  officesCsv: { en: 'office by office', ja: '支所ごとの件数' },
  bridgeWorkbook: {
    en: 'why the figures differ from the published table, step by step',
    ja: '公表されている表と数値が違う理由を一段ずつ',
  },
  planWorkbook: {
    en: 'scenarios with what they assume, what waits and what they cost',
    ja: 'シナリオごとの前提、待ちの件数、経費',
  },
  planCsv: { en: 'the same, figures alone', ja: '同じ内容の数値だけ' },
  chartSvg: {
    en: 'for papers of your own; stays sharp at any size',
    ja: '自作の資料用。拡大しても粗くなりません',
  },
  chartPng: { en: 'for slides and Word', ja: 'スライドや Word への貼り付け用' },
  forecastJson: { en: 'for programs', ja: 'プログラムで読む形' },
  tally: {
    en: 'no record inside, for a prefecture or a later forecast',
    ja: '個々の記録を含みません。都道府県での合算や後日の見込み用',
  },
} as const satisfies Partial<Record<keyof typeof HAND_IN_WORDS, Localized>>;
