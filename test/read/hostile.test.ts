// No hostile file exhausts memory or time: a clear message and the right exit code.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inside, ROOT, temporaryFolder } from '../cli/run-koshin.js';
import { zipOf } from './zip.js';

const folder = temporaryFolder();
const HEADER = 'birth_date,card_issued_on,office\n';
const RECORD = '1990-10-10,2020-05-15,Shiba\n';

/** The most memory a run may take, whatever it reads: that of Node.js itself and a few hundred megabytes. */
const PEAK_MEBIBYTES = 700;
/** Says the greatest memory of the process as its last word; Linux alone counts it from the start of the program. */
const SAYS_PEAK =
  "import{readFileSync,writeSync}from'node:fs';process.on('exit',()=>writeSync(2,'\\npeak '+/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]))";
const TELLS_PEAK = existsSync('/proc/self/status');

/** Runs the built command with a small heap and says what it printed and what memory it took. */
function bounded(args: readonly string[]): Promise<{
  code: number | null;
  stdout: string;
  stderr: string;
  peak: number;
}> {
  const watch = `data:text/javascript,${encodeURIComponent(SAYS_PEAK)}`;
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=256',
        ...(TELLS_PEAK ? [`--import=${watch}`] : []),
        join(ROOT, 'bin/koshin.js'),
        ...args,
      ],
      { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdin.end();
    child.on('close', (code) => {
      const [said = '', peak = '0'] = stderr.split('\npeak ');
      resolve({ code, stdout, stderr: said, peak: Number(peak) / 1024 });
    });
  });
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

/** A file written piece by piece, so that the test does not hold it either. */
function longFile(name: string, pieces: Iterable<string>): string {
  const handle = openSync(join(folder, name), 'w');
  for (const piece of pieces) writeSync(handle, piece);
  closeSync(handle);
  return name;
}

const WORKBOOK = {
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
};
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook with these rows and shared strings, as XML; `claims` is the size its directory gives the strings. */
function workbook(rows: string, strings: Uint8Array = Buffer.from(''), claims?: number): Buffer {
  const parts = Object.entries(WORKBOOK).map(([name, text]) => ({
    name,
    content: new Uint8Array(Buffer.from(text)),
  }));
  const sheet = `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
  const [head, tail] = [`<?xml version="1.0"?><sst ${MAIN}><si><t>`, '</t></si></sst>'];
  const shared = Buffer.concat([Buffer.from(head), strings, Buffer.from(tail)]);
  return zipOf([
    ...parts,
    { name: 'xl/worksheets/sheet1.xml', content: new Uint8Array(Buffer.from(sheet)) },
    {
      name: 'xl/sharedStrings.xml',
      content: new Uint8Array(shared),
      ...(claims !== undefined && { claims }),
    },
  ]);
}

const inline = (row: number, cells: readonly string[]) =>
  `<row r="${row}">${cells.map((cell, index) => `<c r="${'ABC'[index]}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
const TABLE = [
  inline(1, ['birth_date', 'card_issued_on', 'office']),
  inline(2, ['1990-10-10', '2020-05-15', 'Shiba']),
];
const EMPTY_ROWS = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 3}"/>`).join(
  '',
);
const text = (content: string) => new Uint8Array(Buffer.from(content));
const packed = (name: string, content = text(HEADER + RECORD)) => ({ name, content });

/** Good records with an endless memo, of over 256 MiB, which pack to a few hundredths of a hundredth. */
function bombText(): Uint8Array<ArrayBuffer> {
  const row = `${RECORD.trim()},${'x'.repeat(3000)}\n`;
  const rows = Buffer.alloc(270 << 20, row);
  rows.write(`${HEADER.trim()},memo\n`.padEnd(row.length, '\n'));
  return new Uint8Array(rows.buffer, rows.byteOffset, rows.length) as Uint8Array<ArrayBuffer>;
}

/** What it is, how it is made, the exit code of `check`, and what must be said. */
const CASES: readonly (readonly [string, () => string, number, RegExp])[] = [
  [
    'a gzip file cut short',
    () => file('cut.csv.gz', gzipSync(HEADER + RECORD.repeat(9)).subarray(0, -9)),
    3,
    /damaged or incomplete/,
  ],
  [
    'a gzip bomb',
    () => file('bomb.csv.gz', gzipSync(bombText())),
    3,
    /over 300 times its size|unpacks/,
  ],
  [
    'a gzip bomb of one line',
    () => file('line.csv.gz', gzipSync(Buffer.alloc(270 << 20, 'x'))),
    3,
    /over a million characters/,
  ],
  [
    'a gzip bomb in a gzip file',
    () => file('twice.csv.gz', gzipSync(gzipSync(Buffer.alloc(300 << 20)))),
    3,
    /over 300 times its size|unpacks|is zero/,
  ],
  [
    'a zip bomb',
    () => file('bomb.zip', zipOf([packed('a.csv', bombText())])),
    3,
    /over 300 times its size|unpacks/,
  ],
  [
    'a zip bomb that claims to be small',
    () =>
      file(
        'liar.zip',
        zipOf([
          {
            ...packed('a.csv', bombText()),
            claims: 100,
          },
        ]),
      ),
    3,
    /damaged|unpacks/,
  ],
  [
    'a zip archive with two files',
    () => file('two.zip', zipOf([packed('a.csv'), packed('b.csv')])),
    3,
    /holds 2 files/,
  ],
  ['a zip archive with no file', () => file('none.zip', zipOf([])), 3, /holds no file/],
  [
    'a zip archive with a folder alone',
    () => file('folder.zip', zipOf([packed('a/', text(''))])),
    3,
    /holds no file/,
  ],
  [
    'a zip archive with a password',
    () => file('locked.zip', zipOf([{ ...packed('a.csv'), encrypted: true }])),
    3,
    /has a password/,
  ],
  [
    'a zip archive without its directory',
    () => file('broken.zip', zipOf([packed('a.csv')]).subarray(0, -30)),
    3,
    /damaged or incomplete/,
  ],
  [
    'a zip archive with wrong bytes',
    () =>
      file(
        'wrong.zip',
        zipOf([packed('a.csv', text(HEADER + RECORD.repeat(99)))]).fill(0xff, 40, 60),
      ),
    3,
    /probably damaged in transfer/,
  ],
  [
    'a zip archive beside the litter of a Mac',
    () =>
      file(
        'mac.zip',
        zipOf([
          packed('a.csv'),
          packed('__MACOSX/._a.csv'),
          packed('.DS_Store'),
          packed('Thumbs.db'),
          packed('x/desktop.ini'),
        ]),
      ),
    0,
    /1 row/,
  ],
  [
    'a workbook with a million empty rows',
    () => file('empty.xlsx', workbook(TABLE.join('') + EMPTY_ROWS)),
    0,
    /1 row/,
  ],
  [
    'a workbook with a million empty rows before its table',
    () =>
      file(
        'late.xlsx',
        workbook(
          EMPTY_ROWS.replaceAll('"/>', '"></row>') +
            inline(1_000_010, ['birth_date', 'card_issued_on']) +
            inline(1_000_011, ['1990-10-10', '2020-05-15']),
        ),
      ),
    0,
    /1 row/,
  ],
  [
    'a workbook of huge strings',
    () => file('strings.xlsx', workbook(TABLE.join(''), Buffer.alloc(270 << 20, 'x'))),
    3,
    /unpacks/,
  ],
  [
    'a workbook of huge strings that claims to be small',
    () => file('lying.xlsx', workbook(TABLE.join(''), Buffer.alloc(270 << 20, 'x'), 1000)),
    3,
    /damaged|unpacks/,
  ],
  [
    'a workbook cut short',
    () => file('cut.xlsx', workbook(TABLE.join('')).subarray(0, -40)),
    3,
    /damaged or incomplete/,
  ],
  [
    'a workbook that is no XML',
    () => file('no.xlsx', zipOf([packed('xl/workbook.xml')])),
    3,
    /damaged or incomplete/,
  ],
  [
    'an old Office file',
    () => file('old.xls', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex')),
    3,
    /old Office program/,
  ],
  ['NUL bytes', () => file('nul.csv', `${HEADER}1990-10-10,2020-05-15,\0\n`), 3, /byte 55 is zero/],
  [
    'a line of 100 MB',
    () => longFile('long.csv', pieces100(',x'.repeat(500_000))),
    3,
    /:2: .*million characters/,
  ],
  [
    'a quoted cell of 100 MB',
    () => longFile('quoted.csv', pieces100(`"${'y\n'.repeat(500_000)}`.slice(0, 1_000_000))),
    3,
    /:2: .*million characters/,
  ],
  [
    '30 MB of blank lines',
    () => longFile('blank.csv', pieces100('\n'.repeat(300_000))),
    0,
    /no-records/,
  ],
  ['10,000 columns', () => file('wide.csv', wide(10_000)), 0, /5 rows|ignored/],
];

function* pieces100(piece: string): Iterable<string> {
  yield HEADER;
  for (let index = 0; index < 100; index += 1) yield piece;
}

function wide(columns: number): string {
  const names = Array.from({ length: columns - 3 }, (_, index) => `x${index}`);
  const blanks = ','.repeat(columns - 3);
  return `${HEADER.trim()},${names}\n${`${RECORD.trim()}${blanks}\n`.repeat(5)}`;
}

describe('hostile files', () => {
  it.each(CASES)('%s', async (_name, make, exit, says) => {
    const path = make();
    const { code, stdout, stderr, peak } = await bounded(['check', path]);
    expect(stdout + stderr).toMatch(says);
    expect(stderr).not.toMatch(/^ {4}at |heap out of memory/m);
    expect(code).toBe(exit);
    expect((stdout + stderr).length).toBeLessThan(5000);
    expect(peak).toBeLessThan(PEAK_MEBIBYTES);
  });

  it('100,000 rows, every one bad: the messages are capped, the count is whole', async () => {
    const bad = '1990-02-30,2020-05-15,Shiba\n';
    const path = file('bad.csv', HEADER + bad.repeat(100_000));
    const { code, stdout, peak } = await bounded(['check', path]);
    expect(code).toBe(1);
    expect(stdout.split('\n').length).toBeLessThan(110);
    expect(stdout).toMatch(/… and 99,980 more/);
    expect(stdout).toMatch(/impossible-date 100,000/);
    expect(peak).toBeLessThan(PEAK_MEBIBYTES);
  });
});

describe('headers that are not known', () => {
  const path = (header: string, row = '1990-10-10,2020-05-15') =>
    join(
      folder,
      file(`h${header.length}-${header.charCodeAt(header.length - 1)}.csv`, `${header}\n${row}\n`),
    );

  it('--map says what they stand for', async () => {
    const args = ['--map', 'birth_date=うまれた日', '--map', 'card_issued_on=作った日'];
    expect(await inside(['check', path('うまれた日,作った日'), ...args])).toMatchObject({
      code: 0,
    });
    const { code, stderr } = await inside([
      'check',
      path('うまれた日,作った日'),
      '--map',
      'card_issued_on=作る日',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no header “作る日”/);
    for (const wrong of ['作った日', 'card=作った日', 'card_issued_on=', '=作った日']) {
      expect(await inside(['check', path('うまれた日,作った日'), '--map', wrong])).toMatchObject({
        code: 2,
      });
    }
  });

  it('a slip of the pen is pointed out', async () => {
    const { code, stdout } = await inside(['check', path('生年月目,発行日')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/did you mean “生年月目”, column 1\?/);
    expect((await inside(['check', path('名称,発行日')])).stdout).not.toMatch(/did you mean/);
  });

  it('kinds of issue beside reasons are offered by their values, and refuse no row', async () => {
    const rows = ['初回', '期限更新', '紛失等'].map((kind) => `1990-04-02,2020-05-15,${kind}`);
    const kinds = path('生年月日,発行日,事由', rows.join('\n'));
    const { code, stdout } = await inside(['check', kinds]);
    expect(code).toBe(0);
    expect(stdout).toContain('--map card_issue_kind=事由');
  });

  it('a second day of hand-over is not offered where one stands in for the day of issue', async () => {
    const said = async (headers: string) => (await inside(['check', path(headers)])).stdout;
    expect(await said('生年月日,発行日,引渡日')).toContain('handed_over_on=引渡日');
    expect(await said('生年月日,交付日,引渡日')).not.toContain('handed_over_on=引渡日');
  });

  it('what a day is called tells which column may be meant, whatever the order of columns', async () => {
    const days = ['受付年月日', '作成年月日', '引渡日', '生年月日(和暦)'];
    for (const headers of [days, days.toReversed()]) {
      const { stdout } = await inside(['check', path(headers.join(',')), '--format', 'json']);
      const { findings } = JSON.parse(stdout) as {
        findings: { header: string; near_column: number }[];
      };
      expect(findings.map((each) => [each.header, headers[each.near_column - 1]])).toEqual([
        ['birth_date', '生年月日(和暦)'],
        ['card_issued_on', '作成年月日'],
      ]);
    }
  });
});

describe('a hand-over in place of the day of issue', () => {
  /** Fiscal year in which the card ends, and what was said. */
  async function endOf(birth: string, options: readonly string[] = []) {
    const path = join(
      folder,
      file(
        'handover.csv',
        `生年月日,交付日,利用者証明用電子証明書発行日,署名用電子証明書発行日\n${birth},2020-05-15,,\n`,
      ),
    );
    const run = await inside([
      'forecast',
      path,
      '--format',
      'json',
      '--from',
      '2028',
      '--to',
      '2031',
      '--as-of',
      '2025-04-01',
      ...options,
    ]);
    const { rows } = JSON.parse(run.stdout) as { rows: { fiscal_year: number; card: number }[] };
    return { year: rows.find(({ card }) => card === 1)?.fiscal_year, said: run.stderr };
  }

  it.each([
    // Handed over on 15 May 2020. The first birthday after it is 10 May 2021, the tenth 10 May 2030.
    ['1990-05-10', 2030],
    // 20 May 2020, 20 May 2029.
    ['1990-05-20', 2029],
    // 30 March 2021, 30 March 2030.
    ['1990-03-30', 2029],
  ])('is counted as the day of issue and warned about once: born %s', async (birth, expected) => {
    const { year, said } = await endOf(birth);
    expect(said.match(/hand-over-date/g)).toHaveLength(1);
    expect(year).toBe(expected);
  });

  it('--handover-lag moves a birthday between issue and hand-over to the year before', async () => {
    // Made 60 days earlier, on 16 March 2020: for one born on 30 March the first birthday is 30 March 2020, fourteen days
    // later, and the tenth 30 March 2029, in fiscal year 2028; thirty days earlier, on 15 April, changes nothing.
    expect((await endOf('1990-03-30', ['--handover-lag', '60'])).year).toBe(2028);
    expect((await endOf('1990-03-30', ['--handover-lag', '30'])).year).toBe(2029);
    // Born on 10 May, made on 15 April: the first birthday is 10 May 2020, the tenth 10 May 2029, in fiscal year 2029.
    expect((await endOf('1990-05-10')).year).toBe(2030);
    expect((await endOf('1990-05-10', ['--handover-lag', '30'])).year).toBe(2029);
  });
});
