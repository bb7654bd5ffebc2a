// The words of koshin expand, on standard error beside the records.
import type { Localized } from '../rules/rule-book.js';

export const EXPAND_WORDS = {
  asOf: {
    en: 'The records show the cards as of {asOf}, the day after the last one counted; koshin finds this day in them by itself.',
    ja: '{asOf} 現在の記録です (最後に数えた日の翌日)。koshin は記録からこの日を読み取ります。',
  },
  asOfLag: {
    en: 'The records show the cards as of {asOf}: those handed over by the last day counted were issued {lag} days before. koshin finds this day in them by itself.',
    ja: '{asOf} 現在の記録です (最後に数えた日までに交付されたカードは、その{lag}日前までに発行されたものとします)。koshin は記録からこの日を読み取ります。',
  },
  asOfGiven: {
    en: 'The records show the cards as of {asOf}; give the commands that count them --as-of {asOf} as well.',
    ja: '{asOf} 現在の記録です。これを数えるコマンドにも --as-of {asOf} を指定してください。',
  },
} as const satisfies Record<string, Localized>;
