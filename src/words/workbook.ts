// The words of workbooks, apart from their writer, so that naming one does not load it.
import type { Localized } from '../rules/rule-book.js';

/** Names of the sheets, and what stands on the second one. */
export const WORKBOOK_WORDS = {
  forecast: { en: 'Forecast', ja: '更新件数' },
  plan: { en: 'Plan', ja: 'シナリオ比較' },
  reconcile: { en: 'Reconcile', ja: '公表値との比較' },
  learn: { en: 'Renewals', ja: '更新の状況' },
  capacity: { en: 'Capacity', ja: '開庁日数と予約可能件数' },
  simulate: { en: 'Simulation', ja: '待ちの模擬計算' },
  compare: { en: 'Comparison', ja: '前回との比較' },
  basis: { en: 'Basis', ja: '前提と根拠' },
  section: { en: 'section', ja: '区分' },
  item: { en: 'item', ja: '項目' },
  value: { en: 'value', ja: '値' },
  note: { en: 'note', ja: '注' },
  column: { en: 'column', ja: '列' },
  unit: { en: 'unit', ja: '単位' },
  made: { en: 'made by', ja: '作成' },
  tool: { en: 'tool', ja: 'プログラム' },
  rules: { en: 'rules', ja: '法令データの版' },
  input: { en: 'input', ja: '入力' },
  path: { en: 'file', ja: 'ファイル' },
  bytes: { en: 'bytes', ja: 'バイト数' },
  sha256: { en: 'SHA-256', ja: 'SHA-256' },
  option: { en: 'option', ja: 'オプション' },
} as const satisfies Record<string, Localized>;

/** Which command's workbook it is. */
export type WorkbookName =
  | 'forecast'
  | 'plan'
  | 'reconcile'
  | 'learn'
  | 'compare'
  | 'capacity'
  | 'simulate';
