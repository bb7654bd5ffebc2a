// Names of output columns in both languages. They are below all rooms, since tables written by one run are read by another.
import type { Localized } from '../rules/rule-book.js';

export const HEADINGS = {
  fiscal_year: { en: 'fiscal year', ja: '年度' },
  japanese_year: { en: 'Japanese year', ja: '和暦' },
  office: { en: 'office', ja: '支所' },
  unit: { en: 'unit', ja: '単位' },
  figure: { en: 'figure', ja: '指標' },
  value: { en: 'value', ja: '値' },
  month: { en: 'month', ja: '年月' },
  card: { en: 'card', ja: 'カード' },
  certificate: { en: 'certificate', ja: '電子証明書' },
  total: { en: 'total', ja: '合計' },
  capacity: { en: 'capacity', ja: '予約可能件数' },
  surplus: { en: 'surplus/deficit', ja: '過不足' },
  utilization_percent: { en: 'total ÷ capacity', ja: '合計÷予約可能件数' },
  card_at_least: { en: 'card, at least', ja: 'カード(下限)' },
  certificate_at_least: { en: 'certificate, at least', ja: '電子証明書(下限)' },
  total_at_least: { en: 'total, at least', ja: '合計(下限)' },
  step: { en: 'counted', ja: '数え方' },
  change: { en: 'change', ja: '増減' },
  column: { en: 'column', ja: '項目' },
  published: { en: 'published', ja: '公表値' },
  computed: { en: 'computed', ja: '計算値' },
  difference: { en: 'difference', ja: '差' },
  status: { en: 'state', ja: '状態' },
  cards: { en: 'cards', ja: '枚数' },
} as const satisfies Record<string, Localized>;
