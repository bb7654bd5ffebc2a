// Known headers and values: each means one thing, and the reader takes it for that.
import { describe, expect, it } from 'vitest';
import { ABSENT } from '../../src/calendar/civil-date.js';
import { COLUMNS, foldHeader, readHeader } from '../../src/records/columns.js';
import type { CardRecord } from '../../src/records/record.js';
import type { ReportFinding } from '../../src/records/row-judge.js';
import { createRowReader, valueMeanings } from '../../src/records/row-reader.js';
import { law, repositoryAliases } from '../support/law.js';

const aliases = repositoryAliases();

function recordOf(cells: Readonly<Record<string, string>>): CardRecord | undefined {
  const { positions } = readHeader(Object.keys(cells), aliases);
  const reader = createRowReader({
    ...{ law: law(), aliases, positions, takenOn: ABSENT, dates: {}, handOverLag: 0 },
  });
  return reader.read(Object.values(cells), () => {});
}

describe('known headers', () => {
  it('each name one column', () => {
    const all = COLUMNS.flatMap((column) => [
      ...[column, ...(aliases.columns[column] ?? [])],
      ...(aliases.readings[column] ?? []),
    ]);
    expect(new Set(all.map(foldHeader)).size).toBe(all.length);
  });

  it.each([
    ['half-width', ['ｾｲﾈﾝｶﾞｯﾋﾟ', 'ﾊｯｺｳﾋﾞ', 'ｼｼｮ', 'ｼﾞｮｳﾀｲ', 'ｺｳﾌｸﾌﾞﾝ', 'ﾏｲｽｳ']],
    ['half-width without small kana', ['ｾｲﾈﾝｶﾞﾂﾋﾟ', 'ﾊﾂｺｳﾋﾞ', 'ｼｼﾖ', 'ｼﾞﾖｳﾀｲ', 'ｺｳﾌｸﾌﾞﾝ', 'ﾏｲｽｳ']],
    [
      'full-width',
      ['セイネンガッピ', 'ハッコウビ', 'シショ', 'ジョウタイ', 'コウフクブン', 'マイスウ'],
    ],
    ['spaced', ['ｾｲﾈﾝ ｶﾞｯﾋﾟ', 'ﾊｯｺｳ ﾋﾞ', '　ｼｼｮ', 'ｼﾞｮｳﾀｲ', 'ｺｳﾌ ｸﾌﾞﾝ', 'ﾏｲｽｳ']],
  ])('are known in %s katakana', (_, cells) => {
    const columns = [
      'birth_date',
      'card_issued_on',
      'office',
      'status',
      'card_issue_kind',
      'count',
    ];
    expect(readHeader(cells, aliases).headers.map((header) => header.columns)).toEqual(
      columns.map((column) => [column]),
    );
    const [birth = '', issued = '', , status = '', kind = ''] = cells;
    const sound = { [birth]: 'H2.10.10', [issued]: 'R2.5.15' };
    expect(recordOf({ ...sound, [status]: 'ﾃﾝｼｭﾂ', [kind]: 'ｺｳｼﾝ' })).toMatchObject({
      ...{ status: 'moved_out', cardIssueKind: 'renewal' },
    });
    expect(recordOf({ ...sound, [status]: 'ﾕｳｺｳ', [kind]: 'ｻｲｺｳﾌ' })).toMatchObject({
      ...{ status: 'active', cardIssueKind: 'new' },
    });
  });

  it('a day of hand-over is a column of its own beside the day of issue', () => {
    const { positions, handOverIndex } = readHeader(['生年月日', '交付日', '発行日'], aliases);
    expect([...positions].sort()).toEqual([
      ['birth_date', 0],
      ['card_issued_on', 2],
      ['handed_over_on', 1],
    ]);
    expect(handOverIndex).toBeUndefined();
  });

  it.each([
    ['alone', ['生年月日', '交付日'], []],
    ['by its canonical name', ['生年月日', 'handed_over_on'], []],
    [
      'as the user says',
      ['生年月日', '交付日'],
      [{ header: '交付日', column: 'card_issued_on' as const }],
    ],
  ])('and stands in for it: %s', (_, cells, map) => {
    const orders = { map, ignore: [] };
    const { positions, handOverIndex, missing } = readHeader(cells, aliases, orders);
    expect(missing).toEqual([]);
    expect(positions.get('card_issued_on')).toBe(1);
    expect(positions.has('handed_over_on')).toBe(false);
    expect(handOverIndex).toBe(1);
  });
});

describe('known values', () => {
  const sound = { birth_date: '1990-10-10', card_issued_on: '2020-05-15' };

  // Source: 命令 28条7項 (a replacement has a new term), 29条3項.
  it.each([
    ['status', '一時停止', 'active'],
    ['status', '有効期間満了', 'lapsed'],
    ['status', ' 運用中 ', 'active'],
    ['status', '回収', 'returned'],
    ['status', '国外転出', 'moved_out'],
    ['status', '', 'active'],
    ['card_issue_kind', '再交付', 'new'],
    ['card_issue_kind', '更新', 'renewal'],
  ])('%s %s is %s', (column, value, meaning) => {
    const record = recordOf({ ...sound, [column]: value });
    expect(record?.[column === 'status' ? 'status' : 'cardIssueKind']).toBe(meaning);
  });

  it('are overruled by what the user says, by header or canonical name', () => {
    const { positions } = readHeader(['birth_date', 'card_issued_on', '状態', 'kind'], aliases, {
      map: [{ header: 'kind', column: 'card_issue_kind' }],
      ignore: [],
    });
    const meanings = valueMeanings(
      [
        { column: '状態', value: '保 留', name: '有効' },
        { column: 'status', value: '一時停止', name: 'revoked' },
        { column: 'kind', value: 'X', name: 'renewal' },
      ],
      (name) => (name === 'kind' ? 'card_issue_kind' : 'status'),
      aliases,
    );
    if ('wrong' in meanings) throw new Error(meanings.part);
    const reader = createRowReader({
      ...{ law: law(), aliases, positions, takenOn: ABSENT, dates: {}, handOverLag: 0, meanings },
    });
    const read = (status: string, kind: string) => {
      const record = reader.read(['1990-10-10', '2020-05-15', status, kind], () => {});
      return [record?.status, record?.cardIssueKind];
    };
    expect(read('保留', 'ｘ')).toEqual(['active', 'renewal']);
    expect(read('一時停止', '')).toEqual(['revoked', 'new']);
  });

  it('each have one meaning', () => {
    for (const values of Object.values(aliases.values)) {
      const all = Object.entries(values).flatMap(([name, words]) => [name, ...(words ?? [])]);
      expect(new Set(all.map(foldHeader)).size).toBe(all.length);
    }
  });

  it('the day of hand-over is read, and warned of where it lies before the day of issue', () => {
    const found: string[] = [];
    const report: ReportFinding = (code, _index, ..._params) => {
      found.push(code);
    };
    const header = ['birth_date', 'card_issued_on', 'handed_over_on'];
    const { positions } = readHeader(header, aliases);
    const reader = createRowReader({
      ...{ law: law(), aliases, positions, takenOn: ABSENT, dates: {}, handOverLag: 0 },
    });
    const read = (handedOver: string) =>
      reader.read(['1990-10-10', '2020-05-15', handedOver], report)?.handedOverOn;
    expect([read('2020-06-20'), read(''), read('令2.5.15')]).toEqual([20200620, 0, 20200515]);
    expect(found).toEqual([]);
    expect(read('2020-05-14')).toBe(20200514);
    expect(found).toEqual(['hand-over-before-issue']);
  });
});

describe('a count of cards', () => {
  const dates = { birth_date: '1990-10-10', card_issued_on: '2020-05-15' };
  it.each([
    ['3', 3],
    ['3.0', 3],
    ['3.', 3],
    ['３．００', 3],
    ['12.000000', 12],
    ['', 1],
  ])('of %j is %i', (count, cards) => {
    expect(recordOf({ ...dates, count })?.count).toBe(cards);
  });

  it.each(['3.5', '0', '0.0', '-3', '.0', '1,234', '3枚', '3e0', '1000000000', 'NaN'])(
    'of %j is none',
    (count) => {
      expect(recordOf({ ...dates, count })).toBeUndefined();
    },
  );
});
