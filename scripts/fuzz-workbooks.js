// The workbooks that the fuzzer tries: a table of records written in every way that spreadsheets have, and the CSV that says the same.
import { cell, escaped, formula, number, packed, partsOf, serialOf, shared } from './ooxml.js';

/** @typedef {import('./fuzz-inputs.js').Random} Random */
/** @typedef {import('./ooxml.js').Cell} Cell */
/** @typedef {import('./ooxml.js').SheetParts} SheetParts */

/**
 * A workbook and what must come of it: the figures of `csv`, with the row of the workbook that each line of it stands in; or
 * no figures at all.
 * @typedef {{ bytes: Uint8Array, args: string[], csv: string, rowOf: number[], isRefused: boolean }} WorkbookCase
 */

const DATE_FORMATS = [
  14,
  22,
  28,
  31,
  57,
  'yyyy/m/d',
  'yyyy-mm-dd;@',
  '[$-411]ggge"年"m"月"d"日"',
  '[$-411]ge.m.d;@',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  'm"月"d"日"',
  '[Red]d/mmm/yy',
];
const OTHER_FORMATS = [1, 4, 37, 49, '0_ ', '#,##0"件"', '[Red]General', '0.00E+00', '"d"0'];
const FIRST_OTHER = 1 + DATE_FORMATS.length;
/** What stands in the CSV where a cell of the workbook holds nothing that is known. */
const UNKNOWN = '?';

const COLUMNS = ['生年月日', '発行日', '利用者証明用電子証明書発行日', '総合支所', '状態', '件数'];
const OFFICES = ['芝地区総合支所', '麻布', 'ｱｻﾞﾌﾞ', ' 高輪 ', 'R&D <支所>', '_x0041_', 'Shiba', ''];
const STATUSES = ['', '', '', '返納', '転出', 'active', 'lapsed'];
const COVER = ['マイナンバーカード', '令和8年11月30日現在', '※ 取扱注意', '港区'];

/** @param {number} civil */
function iso(civil) {
  const text = String(civil);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** A day from one year up to another. @param {Random} random @param {number} from @param {number} to */
function dayOf(random, from, to) {
  const start = Date.UTC(from, 0, 1);
  const date = new Date(start + random.below((to - from) * 365) * 86_400_000);
  return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** @param {Random} random */
export function workbookCase(random) {
  const date1904 = random.chance(0.3);
  const uncalculated = random.chance(0.2);
  const odd = random.of([0, 0, 0.03, 0.2]);
  /** @type {string[]} */
  const texts = [];
  const share = (/** @type {string} */ xml) => shared(texts.push(xml) - 1);

  /** A text in one of the ways in which texts are stored. @param {string} text @returns {Cell | string} */
  function textCell(text) {
    const plain = escaped(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
    const cut = random.below(text.length + 1);
    const runs = /_/.test(text)
      ? `<t>${plain}</t>`
      : `<r><t xml:space="preserve">${escaped(text.slice(0, cut))}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${escaped(text.slice(cut))}</t></r>`;
    const reading = '<rPh sb="0" eb="1"><t>シバ</t></rPh><phoneticPr fontId="1"/>';
    switch (random.below(8)) {
      case 0:
        return share(`<t>${plain}</t>${reading}`);
      case 1:
        return share(runs + reading);
      case 2:
        return cell({ type: 'inlineStr', inline: `<t>${plain}</t>${reading}` });
      case 3:
        return cell({ type: 'inlineStr', inline: runs });
      case 4:
        return formula('IF(A1="x","a","b")', { type: 'str', value: plain });
      case 5:
        return cell({
          type: 'str',
          value: plain.includes(']]')
            ? plain
            : `<![CDATA[${text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')}]]>`,
        });
      default:
        return share(`<t xml:space="preserve">${plain}</t>`);
    }
  }

  /** A day in one of the ways in which spreadsheets hold days. @param {number} civil @param {boolean} isBirth @returns {Cell | string} */
  function dayCell(civil, isBirth) {
    const serial = serialOf(civil, date1904);
    const style = 1 + random.below(DATE_FORMATS.length);
    const isBare = serial >= 1 && serial !== 60 && serial < 100_000;
    const [year, month, day] = iso(civil).split('-').map(Number);
    switch (random.below(9)) {
      case 0:
        return isBare && (isBirth || civil >= 20151005) ? number(serial) : number(civil);
      case 1:
        return number(civil, random.of([0, FIRST_OTHER + random.below(OTHER_FORMATS.length)]));
      case 2:
        return textCell(`${year}/${month}/${day}`);
      case 3:
        return cell({
          type: 'd',
          style,
          value: `${iso(civil)}${random.of(['', 'T00:00:00', 'T00:00:00.000'])}`,
        });
      case 4:
        return formula(`DATE(${year},${month},${day})`, { style, value: serial });
      case 5:
        return number(random.of([`${serial}.0`, `${serial / 10}E1`, ` ${serial}\n`]), style);
      default:
        return number(serial, style);
    }
  }

  /** A cell in which no day can be read. @param {boolean} isBirth @returns {Cell | string} */
  function noDay(isBirth) {
    const style = 1 + random.below(DATE_FORMATS.length);
    const serial = serialOf(dayOf(random, 2016, 2026), date1904);
    /** @type {(Cell | string)[]} */
    const choices = [
      cell({ formula: 'TODAY()', style }),
      cell({ formula: 'TODAY()', style, value: '' }),
      cell({ type: 'e', formula: 'VLOOKUP(A1,B:B,2,0)', value: '#N/A' }),
      cell({ type: 'e', value: '#REF!' }),
      cell({ type: 'b', value: 1 }),
      number(serial + random.of([0.25, 0.573, 0.999999, 0.000001]), random.of([0, style])),
      number(dayOf(random, 2016, 2026) - 20_000_000, 0),
      number(-serial, style),
      textCell(String(serial)),
      textCell(iso(dayOf(random, 2016, 2026)).slice(2)),
      cell({ type: 'd', style, value: '2020-05-15T13:45:00' }),
      cell({ type: 'd', style, value: '2020-05-15T00:00:00Z' }),
    ];
    // From 1904 on these are days, if none that an issue can have.
    if (!date1904) choices.push(number(0, style), number(60, style), number(random.of([0, 60])));
    if (!isBirth) choices.push(number(10_000 + random.below(30_000)));
    if (!isBirth && !date1904) choices.push(number(50_515));
    return random.of(choices);
  }

  /** A row of records: cells of the workbook and of the CSV. */
  function record() {
    /** @type {(Cell | string | null)[]} */
    const cells = [];
    /** @type {string[]} */
    const says = [];
    const issued = dayOf(random, 2016, 2026);
    const days = [
      dayOf(random, date1904 ? 1905 : 1901, 2015),
      issued,
      random.chance(0.2) ? 0 : random.chance(0.5) ? issued : dayOf(random, 2016, 2026),
    ];
    days.forEach((civil, column) => {
      if (civil !== 0 && random.chance(odd)) {
        cells.push(noDay(column === 0));
        says.push(UNKNOWN);
      } else {
        cells.push(civil === 0 ? null : dayCell(civil, column === 0));
        says.push(civil === 0 ? '' : iso(civil));
      }
    });
    const others = [random.of(OFFICES), random.of(STATUSES), random.of(['', '', '2', '12'])];
    others.forEach((text, index) => {
      if (random.chance(odd)) {
        cells.push(
          random.of([
            cell({ formula: 'A1&B1' }),
            cell({ type: 'str', formula: 'A1&B1' }),
            cell({ type: 'e', value: '#VALUE!' }),
          ]),
        );
        says.push(UNKNOWN);
      } else if (text === '') {
        cells.push(random.chance(0.5) ? null : cell({ style: 1 }));
        says.push('');
      } else {
        cells.push(index === 2 && random.chance(0.7) ? number(text) : textCell(text));
        says.push(text);
      }
    });
    // A row with a cell that is not known is rejected, even where any text will do, as for an office.
    if (says.includes(UNKNOWN)) says[0] = UNKNOWN;
    return { cells, says };
  }

  /** @type {string[][]} */
  const lines = [COLUMNS];
  /** @type {number[]} */
  const rowOf = [];

  /** A sheet of records. @param {string} name @returns {SheetParts} */
  function recordSheet(name) {
    const title = random.chance(0.3) ? 1 + random.below(3) : 0;
    /** @type {import('./ooxml.js').Row[]} */
    const rows = Array.from({ length: title }, () => [
      random.of([null, ...COVER]),
      null,
      random.of([null, '部外秘']),
    ]);
    const indent = random.chance(0.2) ? 1 + random.below(2) : 0;
    const before = Array.from({ length: indent }, () => null);
    rows.push([...before, ...COLUMNS.map(textCell)]);
    for (let left = random.below(12); left > 0; left -= 1) {
      if (random.chance(0.1)) rows.push([]);
      const { cells, says } = record();
      rows.push([...before, ...cells]);
      lines.push(says);
      rowOf.push(rows.length);
    }
    if (random.chance(0.2))
      rows.push(
        [],
        [
          ...before,
          random.of(['合計', '合　計', '計', 'Total']),
          null,
          null,
          null,
          null,
          number(99),
        ],
      );
    const hiddenRows = random.chance(0.2) ? [rows.length, rows.length - 1] : [];
    const merged = title > 0 && random.chance(0.5) ? ['A1:C1'] : [];
    return { name, rows, merged, hiddenRows };
  }

  const sheets = [recordSheet('記録')];
  let isRefused = false;
  /** @type {string[]} */
  let args = [];
  const [first] = sheets;
  if (random.chance(0.15)) {
    const more = recordSheet('記録2');
    sheets.push(more);
    if (random.chance(0.6)) args = ['--all-sheets'];
    else isRefused = true;
  }
  const other = random.below(6);
  const stray = { name: '先月分', rows: [COLUMNS.map(textCell), record().cells] };
  if (other === 0) sheets.unshift({ ...stray, state: random.of(['hidden', 'veryHidden']) });
  if (other === 1)
    sheets.unshift({
      name: 'グラフ',
      kind: random.of(['chartsheet', 'dialogsheet', 'xlMacrosheet']),
    });
  if (other === 2) sheets.unshift({ name: '表紙', rows: COVER.map((text) => [text]) });
  if (other === 3) sheets.push({ ...stray, state: 'hidden' });
  if (random.chance(0.1) && first?.rows !== undefined) {
    const last = first.rows.length;
    const header = first.rows.findIndex((row) => row.length >= COLUMNS.length) + 1;
    const indent = (first.rows[header - 1]?.length ?? 0) - COLUMNS.length;
    const column = 'ABCDEFGH'[indent + random.below(COLUMNS.length)];
    const isFilled = (/** @type {number} */ row) => (first.rows?.[row - 1]?.length ?? 0) > 0;
    if (last > header + 1 && isFilled(header + 1) && isFilled(header + 2)) {
      first.merged = [...(first.merged ?? []), `${column}${header + 1}:${column}${header + 2}`];
      isRefused = true;
    }
  }
  const parts = partsOf({
    sheets,
    date1904,
    uncalculated,
    ...(texts.length > 0 && { shared: texts }),
    formats: [...DATE_FORMATS, ...OTHER_FORMATS],
    prefix: random.of(['', '', 'x']),
    strict: random.chance(0.2),
  });
  const quoted = (/** @type {string} */ text) =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const csv = lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
  return { bytes: packed(parts), args, csv, rowOf, isRefused };
}
