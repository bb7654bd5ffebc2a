// A layout file: how the files of one system are read, written once and given with --layout ever after.
import { z } from 'zod';
import { COLUMNS, type ColumnName, type HeaderOrders, mappedTwice } from '../records/columns.js';
import { failed, ok, type Result } from '../records/fault.js';
import type { LayoutExpectation, LayoutFinding } from '../records/layout-finding.js';
import { CARD_STATUSES, ISSUE_KINDS } from '../records/record.js';
import type { MappedValue } from '../records/row-reader.js';
import type { Path } from '../records/scenario-finding.js';
import { nearest } from '../scenario/nearest.js';
import { INPUT_ENCODINGS, type InputEncoding } from './text/encodings.js';
import { byPlace, readYaml, writtenPath } from './yaml-file.js';

/** How files are read; undefined where the layout does not say it. */
export interface FileLayout {
  /** The layout's own file. */
  readonly file: string;
  readonly map: HeaderOrders['map'];
  readonly values: readonly MappedValue[];
  readonly ignore: readonly string[];
  readonly sheet: string | undefined;
  readonly encoding: InputEncoding | undefined;
  readonly handOverLag: number | undefined;
  readonly eraCodes: boolean | undefined;
}

/** Some visible letter, and no control character. */
const PLAIN_TEXT = /^(?=.*\S)\P{Cc}*$/u;
/** Ten years: no card is handed over later. */
const MOST_DAYS = 3650;

function text(expected: LayoutExpectation) {
  return z.string({ error: expected }).regex(PLAIN_TEXT, expected);
}

/** A mapping with these keys and no other. An unknown key's message is the list of the known ones. */
function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, expected: LayoutExpectation) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : expected,
  });
}

function meanings<const Names extends readonly [string, ...string[]]>(
  names: Names,
  expected: LayoutExpectation,
) {
  return z.record(text('text'), z.enum(names, { error: expected }), { error: 'values' }).optional();
}

const header = text('header').optional();
const layoutSchema = mapping(
  {
    columns: mapping(
      Object.fromEntries(COLUMNS.map((column) => [column, header])) as Record<
        ColumnName,
        typeof header
      >,
      'columns',
    )
      .describe('Headers by column: { birth_date: 生年月日 }. 項目ごとの見出し')
      .optional(),
    values: mapping(
      {
        status: meanings(CARD_STATUSES, 'status').describe('States. 状態の値の意味'),
        card_issue_kind: meanings(ISSUE_KINDS, 'card_issue_kind').describe(
          'Kinds of issue. 交付区分の値の意味',
        ),
      },
      'values',
    )
      .describe('What values mean: { status: { 保留: active } }. 値の意味')
      .optional(),
    ignore: z
      .array(text('header'), { error: 'ignore' })
      .describe('Headers that are not read. 読み取らない見出し')
      .optional(),
    sheet: text('text').describe('Sheet of a workbook. Excel のシート名').optional(),
    encoding: z
      .enum(INPUT_ENCODINGS, { error: 'encoding' })
      .describe('Encoding; default: told by the bytes. 文字コード')
      .optional(),
    handover_lag: z
      .int({ error: 'days' })
      .min(0, 'days')
      .max(MOST_DAYS, 'days')
      .describe(
        'Days from issue to hand-over, where only the hand-over is known. 発行から交付までの日数',
      )
      .optional(),
    era_codes: z
      .boolean({ error: 'yes-no' })
      .describe('Whether 5070401 is a date, its first digit the era. 元号コードを読むか')
      .optional(),
  },
  'file',
);

/** The JSON Schema of layout files, for editors. The shipped copy is this, written out. */
export function layoutJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(layoutSchema, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'koshin layout', ...rest };
}

/** Reads the text of a layout file; or every problem in it, in the order of the lines. No message repeats a value of it. */
export function readFileLayout(content: string, file: string): Result<FileLayout> {
  const reading = readYaml(content);
  if (!reading.ok) {
    return refused(
      file,
      reading.faults.map(({ fault, line, column }) => ({
        ...{ code: `yaml-${fault}`, file, line, column, path: [], params: {} },
      })),
    );
  }
  const placed = (
    found: Omit<LayoutFinding, 'file' | 'line' | 'column'>,
    atKey: boolean,
  ): LayoutFinding => ({
    ...found,
    path: writtenPath(found.path),
    file,
    ...reading.placeOf(found.path, atKey),
  });
  const parsed = layoutSchema.safeParse(reading.json);
  if (!parsed.success) {
    const findings = parsed.error.issues.flatMap((issue): LayoutFinding[] => {
      const path = issue.path as Path;
      if (issue.code === 'unrecognized_keys') {
        const known = issue.message.split(' ');
        return issue.keys.map((key) =>
          placed(
            {
              code: 'unknown-key',
              path: [...path, key],
              params: { near: nearest(key, known), list: known.join(', ') },
            },
            true,
          ),
        );
      }
      const isBlank = valueAt(reading.json, path) === null;
      const expected = issue.message as LayoutExpectation;
      return [
        placed({ code: isBlank ? 'blank' : 'does-not-fit', path, expected, params: {} }, isBlank),
      ];
    });
    return refused(file, findings.toSorted(byPlace));
  }
  const { columns = {}, values = {}, ignore = [], sheet, encoding } = parsed.data;
  const map = COLUMNS.flatMap((column) => {
    const named = columns[column];
    return named === undefined ? [] : [{ header: named, column, layout: file }];
  });
  const twice = mappedTwice(map);
  if (twice !== undefined) {
    const path = ['columns', twice.column];
    return refused(file, [placed({ code: 'header-twice', path, params: {} }, false)]);
  }
  return ok({
    ...{ file, map, ignore, sheet, encoding },
    values: (['status', 'card_issue_kind'] as const).flatMap((column) =>
      Object.entries(values[column] ?? {}).map(([key, name]) => {
        const [value] = writtenPath([key]) as [string];
        return { column, value, name };
      }),
    ),
    handOverLag: parsed.data.handover_lag,
    eraCodes: parsed.data.era_codes,
  });
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    json,
  );
}

function refused(file: string, findings: readonly LayoutFinding[]): Result<never> {
  return failed('usage-bad-layout', { file, findings });
}
