// Units of numbers.
import type { Localized } from '../rules/rule-book.js';

export const UNIT_WORDS = {
  procedures: { en: 'procedures', ja: '件' },
  percent: { en: '%', ja: '%' },
  share: { en: 'share', ja: '割合' },
  cards: { en: 'cards', ja: '枚' },
  yen: { en: 'yen', ja: '円' },
  days: { en: 'days', ja: '日' },
  hours: { en: 'hours', ja: '時間' },
  months: { en: 'months', ja: '月' },
  minutes: { en: 'minutes', ja: '分' },
  slots: { en: 'slots', ja: '枠' },
  windows: { en: 'windows', ja: '窓口' },
  saturdays: { en: 'Saturdays', ja: '日' },
} as const satisfies Record<string, Localized>;
