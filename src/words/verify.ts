// The words of a comparison with a published table.
import type { Localized } from '../rules/rule-book.js';

export const VERIFY_WORDS = {
  missingYears: {
    en: 'Not compared, since the table does not have them: fiscal years {list}.',
    ja: '表にないため照合しない年度: {list}。',
  },
  notCounted: {
    en: 'Not compared, since not counted: fiscal years {list}.',
    ja: '集計していないため照合しない年度: {list}。',
  },
  partial: {
    en: 'Not compared: {fiscal}, of which only what ends from {asOf} on is counted.',
    ja: '{fiscal}は {asOf} 以後の分しか集計していないため照合しない。',
  },
  allEqual: {
    en: 'All {cells} cells of “{title}” are equal to the forecast.',
    ja: '「{title}」の全{cells}項目が計算値と一致。',
  },
  equal: {
    en: 'All {cells} cells of “{title}” are equal to the forecast, but for {known} known difference(s).',
    ja: '「{title}」の全{cells}項目が計算値と一致 (既知の相違{known}件を除く)。',
  },
  staleVerdict: {
    en: 'No cell differs from “{title}”, but {stale} known difference(s) no longer show.',
    ja: '「{title}」と異なる項目はないが、既知の相違{stale}件が現れない。',
  },
  differs: {
    en: '{differing} of {cells} cells differ from “{title}”.',
    ja: '「{title}」の{cells}項目のうち{differing}項目が計算値と異なる。',
  },
  tolerated: {
    en: 'Taken as equal within tolerance: {list}.',
    ja: '許容差の範囲内: {list}。',
  },
  toleratedItem: {
    en: '{column} (±{tolerance}): {cells} cell(s), largest difference {largest}',
    ja: '{column} (±{tolerance}): {cells}項目で最大の差 {largest}',
  },
  toleratedNone: {
    en: '{column} (±{tolerance}): none',
    ja: '{column} (±{tolerance}): 該当なし',
  },
  passed: {
    en: 'koshin verify: the forecast agrees with “{title}”: {list}',
    ja: 'koshin verify: 「{title}」と一致 ({list})',
  },
  failed: {
    en: 'koshin verify: the forecast does not agree with “{title}”: {list}',
    ja: 'koshin verify: 「{title}」と相違あり ({list})',
  },
  nothing: {
    en: 'koshin verify: nothing to compare with “{title}”',
    ja: 'koshin verify: 「{title}」と比べる項目なし',
  },
  summaryEqual: { en: '{count} of {cells} cells equal', ja: '{cells}項目中 一致{count}' },
  summaryTolerated: { en: '{count} within tolerance', ja: '許容差の範囲内{count}' },
  summaryKnown: { en: '{count} known difference(s)', ja: '既知の相違{count}' },
  summaryDiffering: { en: '{count} different', ja: '相違{count}' },
  summaryStale: {
    en: '{count} known difference(s) no longer showing',
    ja: '現れない既知の相違{count}',
  },
  summaryInput: {
    en: 'Read: {file}, {bytes} bytes, SHA-256 {digest}.',
    ja: '入力: {file}、{bytes}バイト、SHA-256 {digest}。',
  },
  summaryLargeInput: {
    en: 'Read: {file}, {bytes} bytes (too large for a digest unasked).',
    ja: '入力: {file}、{bytes}バイト (大きいため要約値は計算していない)。',
  },
  summaryTable: {
    en: 'Compared with: {file}, SHA-256 {digest}.',
    ja: '比べた表: {file}、SHA-256 {digest}。',
  },
  known: {
    en: 'Known difference: {fiscal}, {column}: published {published}, computed {computed}. {reason}',
    ja: '既知の相違: {fiscal} {column}: 公表値{published}、計算値{computed}。{reason}',
  },
  stale: {
    en: 'A known difference no longer shows: {fiscal}, {column}: recorded as published {published}, computed {computed}. Either the records or options given make the cell another, or the record of it in the table’s file must be mended.',
    ja: '既知の相違が現れない: {fiscal} {column}: 公表値{published}、計算値{computed}と記録されている。入力やオプションで値が変わったのでなければ、表のファイルの記録を直す。',
  },
  nothingCompared: {
    en: 'No fiscal year of the table lies in the years counted, so there is nothing to compare.',
    ja: '集計した年度に公表表の年度がないため、比較できない。',
  },
} as const satisfies Record<string, Localized>;
