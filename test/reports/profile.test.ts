// What a profile points at: columns and files that end early, no renewals; and what it does not show.
import { describe, expect, it } from 'vitest';
import type { FileSeen } from '../../src/read/file-seen.js';
import { readHeader } from '../../src/records/columns.js';
import type { CardRecord } from '../../src/records/record.js';
import { checkProfile, type ProfiledFile, profileFindings } from '../../src/reports/profile.js';
import { createRecordProfile } from '../../src/tally/record-profile.js';
import { cardRecord, day, law, repositoryAliases } from '../support/law.js';

const aliases = repositoryAliases();

function fileOf(
  records: readonly CardRecord[],
  header: readonly string[],
  file = 'a.csv',
): ProfiledFile {
  const profile = createRecordProfile();
  for (const record of records) profile.add(record, record.cardIssueKind);
  const seen: FileSeen = {
    file,
    form: { kind: 'text', encoding: 'ascii', separator: ',' },
    ...{ rows: records.length, isHandOver: false },
    columns: readHeader(header, aliases).headers.map(({ header: text, index, columns, by }) => ({
      ...{ header: text, number: index + 1, columns, by, blank: 0, forms: [] },
      ...{ unread: undefined, looks: undefined },
    })),
  };
  return { seen, records: profile.part() };
}

const profileOf = (files: readonly ProfiledFile[], suppressBelow: number) =>
  checkProfile(files, {
    minLabel: undefined,
    suppressBelow,
    asOf: day(20230802),
    hasExamples: false,
  });

const HEADER = ['生年月日', '発行日', '利用者証明用電子証明書発行日', '交付区分', '状態', '支所'];
const several = (count: number, record: CardRecord) => Array.from({ length: count }, () => record);
const found = (file: ProfiledFile) => profileFindings([file], law()).map(({ code }) => code);

describe('a column that ends early', () => {
  const early = several(5, cardRecord({ cardIssuedOn: 20200110 }));
  const later = (count: number, issued: number) =>
    several(count, cardRecord({ cardIssuedOn: issued, userCertificateIssuedOn: 0 }));

  it('is told with its last day, the other column, and how many cards are later', () => {
    const [finding] = profileFindings([fileOf([...early, ...later(20, 20200501)], HEADER)], law());
    expect(finding).toMatchObject({
      ...{ code: 'column-ends-early', line: 0, column: 3 },
      columnLabel: '利用者証明用電子証明書発行日',
      params: { last: '2020-01-10', other: '発行日', cards: 20 },
    });
  });

  it('is not where few are later, where they are not much later, or where the column is not read', () => {
    expect(found(fileOf([...early, ...later(19, 20200501)], HEADER))).toEqual([]);
    expect(found(fileOf([...early, ...later(20, 20200430)], HEADER))).toEqual([]);
    expect(found(fileOf([...early, ...later(20, 20200501)], HEADER.slice(0, 2)))).toEqual([]);
  });
});

describe('no renewals', () => {
  // Source: 命令 26条1項: ten birthdays after the making, so ten years after the scheme began the first have ended.
  const issued = (count: number, on: number) => several(count, cardRecord({ cardIssuedOn: on }));
  const renewal = cardRecord({ cardIssuedOn: 20251101, cardIssueKind: 'renewal' });

  it('are told from twenty cards on that were issued after the first had ended', () => {
    expect(found(fileOf(issued(20, 20251101), HEADER))).toEqual(['no-renewals']);
    expect(found(fileOf(issued(19, 20251101), HEADER))).toEqual([]);
    expect(found(fileOf(issued(20, 20251031), HEADER))).toEqual([]);
    expect(found(fileOf([...issued(20, 20251101), renewal], HEADER))).toEqual([]);
  });

  it('name the column of kinds where there is one', () => {
    const [with_] = profileFindings([fileOf(issued(20, 20251101), HEADER)], law());
    expect(with_).toMatchObject({ column: 4, params: { isRead: true, from: '2025-10-05' } });
    const [without] = profileFindings([fileOf(issued(20, 20251101), HEADER.slice(0, 2))], law());
    expect(without).toMatchObject({ column: 0, columnLabel: '', params: { isRead: false } });
  });
});

describe('the profile of several files', () => {
  const old = fileOf(
    several(30, cardRecord({ cardIssuedOn: 20230110, office: '芝' })),
    HEADER,
    'old.csv',
  );
  const recent = fileOf(
    [
      ...several(40, cardRecord({ cardIssuedOn: 20230801, office: '麻布' })),
      ...several(4, cardRecord({ status: 'deceased', office: '芝' })),
    ],
    HEADER,
    'new.csv',
  );

  it('adds their cards up, blanks small numbers, and points to the file that ends early', () => {
    const profile = profileOf([old, recent], 10);
    expect(profile.offices).toEqual([
      { name: '芝', cards: 34 },
      { name: '麻布', cards: 40 },
    ]);
    expect(profile.statuses).toEqual([
      { name: 'active', cards: null },
      { name: 'deceased', cards: null },
    ]);
    expect(profile.remarks).toEqual([
      { code: 'file-ends-early', file: 'old.csv', last: '2023-01-10', other: 'new.csv' },
    ]);
    expect(profileOf([old, recent], 0).statuses.map(({ cards }) => cards)).toEqual([70, 4]);
  });

  it('has days of every column but birth, of which only the years are shown', () => {
    const [birth, issue] = profileOf([recent], 10).files[0]?.columns ?? [];
    expect([birth?.first, birth?.last]).toEqual(['1990', '1990']);
    expect([issue?.first, issue?.last]).toEqual(['2020-05-15', '2023-08-01']);
  });

  it('says of which day the records speak, unless they are invented', () => {
    expect(profileOf([recent], 10).asOf).toBe('2023-08-02');
    const invented = {
      minLabel: undefined,
      suppressBelow: 10,
      asOf: day(20230802),
      hasExamples: true,
    };
    const { asOf } = checkProfile([recent], invented);
    expect(asOf).toBeUndefined();
  });

  it('says what follows where columns are not read', () => {
    const bare = fileOf([cardRecord()], HEADER.slice(0, 2));
    const profile = profileOf([bare], 10);
    expect(profile.remarks).toEqual([{ code: 'all-active' }, { code: 'all-new' }]);
    expect([profile.statuses, profile.kinds, profile.offices]).toEqual([[], [], []]);
  });
});

it('counts labels that too few cards share as one, from twenty cards on', () => {
  const at = (office: string, count: number) => several(count, cardRecord({ office }));
  const offices = (records: readonly CardRecord[], minLabel?: number) =>
    checkProfile([fileOf(records, HEADER)], {
      ...{ minLabel, suppressBelow: 1, asOf: undefined, hasExamples: false },
    }).offices.map(({ name, cards }) => `${name} ${cards}`);
  const nineteen = [...at('A', 12), ...at('B', 4), ...at('C', 3)];
  expect(offices(nineteen)).toEqual(['A 12', 'B 4', 'C 3']);
  const twenty = [...nineteen, ...at('D', 1)];
  expect(offices(twenty)).toEqual(['A 12', 'other (3) 8']);
  expect(offices(twenty, 4)).toEqual(['A 12', 'B 4', 'other (2) 4']);
});
