// The texts of a paper, as a scenario file states them: paragraphs and lines, trimmed.
import { readIsoDate } from '../calendar/civil-date.js';
import type { PaperTexts } from './scenario.js';
import type { RawPaper } from './scenario-schema.js';

/** The texts of a paper. A line of a text is a paragraph; blank lines are none. */
export function paperOf(raw: RawPaper): PaperTexts {
  const { number, committee, department, title, schedule } = raw;
  const date = raw.date === undefined ? undefined : readIsoDate(raw.date);
  const head = { committee, department, title, number: number?.toString() };
  const given = Object.entries(head).flatMap(([key, text]) =>
    text === undefined ? [] : [[key, text.trim()] as const],
  );
  return {
    ...Object.fromEntries(given),
    ...(date !== undefined && { date }),
    summary: paragraphs(raw.summary),
    background: paragraphs(raw.background),
    policy: paragraphs(raw.policy),
    operation: paragraphs(raw.operation),
    effect: paragraphs(raw.effect),
    schedule:
      typeof schedule === 'object'
        ? schedule.map(({ when, what }) => ({ when: when.trim(), what: what.trim() }))
        : paragraphs(schedule),
  };
}

function paragraphs(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
