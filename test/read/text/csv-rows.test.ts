// Rows and cells are those of csv-parse, whatever is quoted, in pieces of any size.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RowsEnd, readCsvRows } from '../../../src/read/text/csv-rows.js';
import { separatorOf } from '../../../src/read/text/header-line.js';
import { FaultError } from '../../../src/records/fault.js';
import { runs } from '../../support/chance.js';

interface Rows {
  readonly rows: string[][];
  readonly lines: number[];
  readonly end: RowsEnd;
  /** The separator that was told, and whether a line names it. */
  readonly told: readonly [string, boolean] | undefined;
}

async function rowsOf(text: string, size = Math.max(1, text.length)): Promise<Rows> {
  const rows: string[][] = [];
  const lines: number[] = [];
  async function* pieces() {
    for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
  }
  let told: Rows['told'];
  const take = (cells: string[], line: number) => {
    rows.push(cells);
    lines.push(line);
  };
  const end = await readCsvRows(pieces(), 'f', take, undefined, (...separator) => {
    told = separator;
  });
  return { rows, lines, end, told };
}

const SIZES = Array.from({ length: 16 }, (_, index) => index + 1);

/** The cases of the csv-spectrum collection, written anew: what is in the text, and the rows it must give. */
const SPECTRUM: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
  [
    'comma in quotes',
    'office,place\nShiba,"Minato, Tokyo"\n',
    [
      ['office', 'place'],
      ['Shiba', 'Minato, Tokyo'],
    ],
  ],
  [
    'empty cells',
    'a,b,c\n1,"",""\n2,3,4\n',
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['2', '3', '4'],
    ],
  ],
  [
    'empty cells, CRLF',
    'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['2', '3', '4'],
    ],
  ],
  [
    'escaped quotes',
    'a,b\n1,"says ""yes"""\n',
    [
      ['a', 'b'],
      ['1', 'says "yes"'],
    ],
  ],
  [
    'JSON in a cell',
    'key,value\n1,"{""kind"": ""point"", ""at"": [139.7, 35.6]}"\n',
    [
      ['key', 'value'],
      ['1', '{"kind": "point", "at": [139.7, 35.6]}'],
    ],
  ],
  [
    'line breaks in cells',
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['Once upon \na time', '5', '6'],
      ['7', '8', '9'],
    ],
  ],
  [
    'line breaks in cells, CRLF',
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['Once upon \na time', '5', '6'],
      ['7', '8', '9'],
    ],
  ],
  [
    'quotes and line breaks',
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    [
      ['a', 'b'],
      ['1', 'ha \n"ha" \nha'],
      ['3', '4'],
    ],
  ],
  [
    'simple',
    'a,b,c\n1,2,3\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  ],
  [
    'simple, CRLF',
    'a,b,c\r\n1,2,3\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  ],
  [
    'letters beyond ASCII',
    'a,b,c\n1,2,3\n4,5,ʤ港𠮷\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', 'ʤ港𠮷'],
    ],
  ],
];

describe('csv-spectrum', () => {
  it.each(SPECTRUM)('%s', async (_name, text, rows) => {
    for (const size of [...SIZES, text.length]) {
      expect(await rowsOf(text, size)).toMatchObject({ rows, end: { kind: 'complete' } });
    }
  });

  it.each(SPECTRUM)('%s, with tabs and lone carriage returns', async (_name, text, rows) => {
    if (/,(?! )/.test(rows.flat().join(''))) return;
    const tabbed = text.replace(/,(?! )/g, '\t').replace(/\r?\n/g, '\r');
    for (const size of SIZES) expect((await rowsOf(tabbed, size)).rows).toEqual(rows);
  });
});

describe('lines', () => {
  it('are those on which rows end, line breaks in cells and blank lines counted', async () => {
    const text = 'a,b\n\n1,2\r\n"x\ny",3\n\r\n4,5\r6,"7\r\n8"';
    for (const size of [...SIZES, 100]) {
      expect((await rowsOf(text, size)).lines, `pieces of ${size}`).toEqual([1, 3, 5, 7, 9]);
    }
  });

  it('of a quotation mark never closed: the row in which it was opened', async () => {
    for (const size of [...SIZES, 100]) {
      const { rows, end } = await rowsOf('a,b\n1,2\n3,"4\n5,6\n', size);
      expect(end).toMatchObject({ kind: 'open-quote', line: 3 });
      expect(rows).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });
});

describe('the separator', () => {
  it.each([
    ['a tab where the first line has more tabs', 'a\tb,c\td\n', ['a', 'b,c', 'd']],
    ['else a comma', 'a\tb,c\n', ['a\tb', 'c']],
    ['blank lines first', '\n\r\n\na\tb\n', ['a', 'b']],
    ['blank lines and quotes first', '\n\n"a"\t"b"\n', ['a', 'b']],
    ['quotes before the first tab', '"a"\t"b"\t"c"\n1\t2\t3\n', ['a', 'b', 'c']],
    ['no line end', '"a"\t"b"', ['a', 'b']],
  ])('%s, in pieces of any size', async (_name, text, first) => {
    for (const size of [...SIZES, 100]) {
      expect((await rowsOf(text, size)).rows[0], `pieces of ${size}`).toEqual(first);
    }
  });
});

describe('separators', () => {
  const rows = [
    ['a', 'b'],
    ['1', '2'],
  ];
  it.each([
    ['semicolons', 'a;b\r\n1;2\r\n', ';', false],
    ['vertical bars', 'a|b\n1|2\n', '|', false],
    ['a comma in quotes', '"a";"b"\n"1";"2"\n', ';', false],
    ['a named semicolon', 'sep=;\r\na;b\r\n1;2\r\n', ';', true],
    ['a named semicolon, in quotes', '"sep=;"\r\n"a";b\r\n1;2\r\n', ';', true],
    ['a named comma before quotes', 'SEP=,\n"a","b"\n1,2\n', ',', true],
    ['a named tab', 'sep=\t\na\tb\n1\t2\n', '\t', true],
    ['a mark before the named one', '\ufeffsep=,\na,b\n1,2', ',', true],
    ['spaces before quotation marks', '"a", "b"\n"1", "2"\n', ',', false],
    ['spaces behind quotation marks', '"a" ;"b"\n"1" ;"2"\n', ';', false],
  ])('%s', async (_name, text, separator, isNamed) => {
    for (const size of [...SIZES, 100]) {
      const read = await rowsOf(text, size);
      expect(read.rows).toEqual(rows);
      expect(read.end).toEqual({ kind: 'complete' });
      expect(read.told).toEqual([separator, isNamed]);
      expect(read.lines).toEqual(isNamed ? [2, 3] : [1, 2]);
    }
  });

  it('a comma or a tab in the header goes before the others', () => {
    expect(separatorOf('a,b;c;d|e')).toBe(',');
    expect(separatorOf('a\tb;c')).toBe('\t');
    expect(separatorOf('"a,b";c')).toBe(';');
    expect(separatorOf('a')).toBe(',');
  });

  it('invisible characters before a quoted header are part of its first cell', async () => {
    for (const size of SIZES) {
      expect((await rowsOf('\ufeff"a","b"\n1,2', size)).rows[0]).toEqual(['\ufeffa', 'b']);
    }
  });

  it('where spaces around quotation marks are none, text behind a quoted cell is a mark gone wrong', async () => {
    const { rows: read, end } = await rowsOf('"a", "b"\n"1", "2"\n"3" x, "4"\n"5", "6"\n');
    expect(read).toEqual(rows);
    expect(end).toMatchObject({ kind: 'open-quote', line: 3 });
  });

  it.each([
    ['by psql', ' a | b \n---+---\n 1 | 2\n(1 row)\n', 2],
    ['by MySQL', '+---+---+\n| a | b |\n+---+---+\n', 1],
    ['in Markdown', '| a | b |\n|---|:--|\n| 1 | 2 |\n', 2],
    ['in boxes', '┌────┬────┐\n│ a  │ b  │\n', 1],
  ])('a table drawn %s is refused at its rule', async (_name, text, line) => {
    for (const size of SIZES) {
      await expect(rowsOf(text, size)).rejects.toMatchObject({
        fault: { code: 'input-drawn-table', params: { line } },
      });
    }
  });
});

describe('any text', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'aab,,"""\n\n\r\t 港'), maxLength: 40 });
  const size = fc.integer({ min: 1, max: 20 });

  it('gives the rows that csv-parse gives, line ends made alike, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(texts, size, async (text, pieceSize) => {
        const whole = await rowsOf(text);
        expect(await rowsOf(text, pieceSize)).toEqual(whole);

        const [firstLine = ''] = /[^\r\n]+/.exec(text) ?? [];
        const delimiter = separatorOf(firstLine);
        let expected: string[][] | undefined;
        try {
          expected = parse(text.replace(/\r\n?/g, '\n'), {
            delimiter,
            record_delimiter: '\n',
            relax_column_count: true,
            relax_quotes: true,
            skip_empty_lines: true,
          });
        } catch {
          // A quotation mark that is never closed.
        }
        if (expected === undefined) expect(whole.end.kind).toBe('open-quote');
        else expect(whole).toMatchObject({ rows: expected, end: { kind: 'complete' } });
      }),
      { seed: 4, numRuns: runs(1500) },
    );
  });
});

describe('a row of over a million characters is refused, not held', () => {
  const line = 'x'.repeat(1_200_000);
  it.each([
    ['alone', line, 1],
    ['ended', `a,b\n${line}\n1,2\n`, 2],
    ['at the end', `a,b\n1,2\n${line}`, 3],
    ['in quotes', `a,b\n"${line}",2\n`, 2],
    ['in a header in quotes', `"${line}",2\n`, 1],
    ['of a quotation mark never closed', `a,b\n1,"${'x,y\n'.repeat(400_000)}`, 2],
  ])('%s', async (_name, text, expected) => {
    for (const size of [60_000, 300_000, text.length]) {
      await expect(rowsOf(text, size)).rejects.toThrow(FaultError);
      await expect(rowsOf(text, size)).rejects.toMatchObject({
        fault: {
          code: 'input-row-too-long',
          params: { line: expected },
        },
      });
    }
  });
});
