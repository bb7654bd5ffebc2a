// A finding on a file of records in words.
import { columnLetters } from '../records/column-letters.js';
import type { ColumnName } from '../records/columns.js';
import { DATE_FORMS, type DateForm } from '../records/date-text.js';
import type { Finding, RowFinding } from '../records/findings.js';
import type { ListedFinding } from '../reports/finding-log.js';
import type { Localized } from '../rules/rule-book.js';
import {
  argumentText,
  COLUMN_WORDS,
  ENDED_UNREAD,
  ISSUE_KIND_WORDS,
  meaningsText,
  PERHAPS_MEANT,
  STATUS_WORDS,
  TOLD_BY_VALUES,
  UNKNOWN_VALUE_WORDS,
  UNNAMED_UNREAD,
  UNREAD_LOOKS,
} from './columns.js';
import { FINDING_WORDS } from './findings.js';
import { fill, type Language, listed, type Params } from './language.js';
import {
  BLANK_MEANS,
  FAR_AHEAD,
  HAND_OVER_ADVICE,
  HELD_IN_DATE,
  IN_SHEET,
  INVISIBLE_NAMES,
  INVISIBLE_PLACES,
  NEAR_HEADER,
  NO_RENEWALS_ADVICE,
  WIDE_COMMA,
} from './reading.js';

/** The message of a finding without its place. */
export function findingText(
  finding: RowFinding & Pick<Finding, 'columnLabel' | 'sheet'>,
  language: Language,
): string {
  return fill(messageOf(finding), language, {
    columnLabel: finding.columnLabel,
    column: argumentText(finding.columnLabel),
    ...fillings(finding, language),
  });
}

function messageOf({
  code,
  params,
  columnLabel,
  sheet,
}: RowFinding & Pick<Finding, 'columnLabel' | 'sheet'>): Localized {
  if (code === 'column-not-read') {
    if (columnLabel === '') return UNNAMED_UNREAD;
    if (params.looks === 'ended-date') return ENDED_UNREAD;
  }
  if (sheet !== undefined && code === 'row-length') return IN_SHEET[code];
  const held = code === 'unreadable-date' ? params.holds : undefined;
  return held === undefined ? FINDING_WORDS[code].message : HELD_IN_DATE[held];
}

/** The particulars of a finding as its text takes them. */
function fillings(finding: RowFinding & Pick<Finding, 'columnLabel'>, language: Language): Params {
  const { code, params, columnLabel } = finding;
  switch (code) {
    case 'row-length': {
      const { found, expected } = params;
      const [foundAt, expectedAt] = [columnLetters(found), columnLetters(expected)];
      return { found, expected, foundAt, expectedAt };
    }
    case 'missing-column': {
      const { names, near, comma } = params;
      const words: Readonly<Record<string, Localized>> = COLUMN_WORDS;
      const called = words[columnLabel]?.[language] ?? columnLabel;
      return {
        ...{ called, names: names.join(language === 'ja' ? '、' : ', ') },
        near: comma
          ? fill(WIDE_COMMA, language, { comma })
          : near
            ? fill(NEAR_HEADER, language, { ...near, number: String(near.number) })
            : '',
      };
    }
    case 'unreadable-date':
    case 'mixed-date-forms':
      return { forms: samples(params.forms) };
    case 'unknown-status':
      return { names: meaningsText(STATUS_WORDS, language) };
    case 'unknown-issue-kind':
      return { names: meaningsText(ISSUE_KIND_WORDS, language) };
    case 'column-not-read': {
      const { looks, columns, by } = params;
      return {
        ...{ ...UNREAD_LOOKS[looks], told: by === 'values' ? TOLD_BY_VALUES : '' },
        names: columns.join(', '),
        map: mapOptions(columns, finding.columnLabel),
        ignore: ignoreOption(finding.columnLabel),
      };
    }
    case 'column-perhaps-meant': {
      const [column] = params.columns;
      const { ended } = params;
      const otherwise = ended === undefined ? 'certificateState' : 'secondStatus';
      const words = PERHAPS_MEANT[column === undefined ? otherwise : 'column'];
      return {
        advice: fill(words, language, {
          name: column === undefined ? '' : COLUMN_WORDS[column],
          against: ended ? fill(PERHAPS_MEANT.against, language, { ended }) : '',
          map: mapOptions(params.columns, finding.columnLabel),
          ignore: ignoreOption(finding.columnLabel),
        }),
      };
    }
    case 'hand-over-date': {
      const words = HAND_OVER_ADVICE[params.lag > 0 ? 'lagGiven' : 'noLag'];
      return { advice: fill(words, language, { lag: String(params.lag) }) };
    }
    case 'no-renewals':
      return {
        ...params,
        advice: NO_RENEWALS_ADVICE[params.isRead ? 'isRead' : 'notRead'],
        isRead: '',
      };
    case 'invisible-characters': {
      const place = fill(INVISIBLE_PLACES[params.place], language, { columnLabel });
      const characters = params.characters.map((each) => characterName(each, language));
      return { place, characters: listed(characters, language) };
    }
    case 'sparse-column':
      return { ...params, meaning: BLANK_MEANS[params.name] };
    case 'issue-far-ahead': {
      const { by, last, rows } = params;
      return {
        limit: fill(FAR_AHEAD[by], language, { last }),
        rows: rows > 1 ? fill(FAR_AHEAD.rows, language, { rows }) : '',
      };
    }
    default:
      return params ?? {};
  }
}

/** The message of a value that is not known and stands in several rows. */
export function unknownValueText(
  { code, columnLabel }: Pick<Finding, 'code' | 'columnLabel'>,
  count: number,
  value: NonNullable<ListedFinding['value']>,
  language: Language,
): string {
  const isStatus = code === 'unknown-status';
  const column = columnLabel === '' ? '' : argumentText(columnLabel);
  const option = (text: string, meaning: string) =>
    `--map-value ${argumentText(`${columnLabel}:${text}=${meaning}`)}`;
  const [first, second] = isStatus ? ['active', 'revoked'] : ['new', 'renewal'];
  const examples = (text: string) =>
    fill(UNKNOWN_VALUE_WORDS[isStatus ? 'statusExamples' : 'kindExamples'], language, {
      first: option(text, first as string),
      second: option(text, second as string),
    });
  return fill(UNKNOWN_VALUE_WORDS[value.kind], language, {
    ...{ columnLabel, column, count },
    what: UNKNOWN_VALUE_WORDS[isStatus ? 'status' : 'card_issue_kind'],
    names: meaningsText(isStatus ? STATUS_WORDS : ISSUE_KIND_WORDS, language),
    ...(value.kind === 'shown' && { value: value.text, examples: examples(value.text) }),
    ...(value.kind === 'placed' && {
      values: value.values.length,
      places: listed(
        value.values.map(({ line, count: rows }) =>
          fill(UNKNOWN_VALUE_WORDS.place, language, { line: String(line), count: rows }),
        ),
        language,
      ),
    }),
    ...(value.kind === 'many' && { most: value.most, ignore: ignoreOption(columnLabel) }),
  });
}

/** The options that say that a header stands for columns. */
function mapOptions(columns: readonly ColumnName[], header: string): string {
  return columns.map((column) => `--map ${argumentText(`${column}=${header}`)}`).join(' ');
}

/** The option that leaves a header unread. */
function ignoreOption(header: string): string {
  return `--ignore-column ${argumentText(header)}`;
}

/** An invisible character by its code, such as U+200B, with its name where it has a usual one. */
function characterName(code: string, language: Language): string {
  const name = INVISIBLE_NAMES.find(({ codes }) => codes.test(code))?.name[language];
  return name === undefined ? code : `${code} ${name}`;
}

function samples(forms: readonly DateForm[]): string {
  return forms.map((form) => DATE_FORMS[form]).join(', ');
}
