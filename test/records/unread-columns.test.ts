// Columns that are not read are told by their headers and first values: what figures rest on, and nothing else.
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../src/records/columns.js';
import { headerMeant, lookOf, type SeenValues } from '../../src/records/unread-columns.js';
import { repositoryAliases } from '../support/law.js';

const aliases = repositoryAliases();
const NOTHING: SeenValues = {
  filled: 0,
  dates: 0,
  early: 0,
  statuses: 0,
  kinds: 0,
  reasons: 0,
  renewals: 0,
  telling: 0,
  ended: 0,
};
const DATES: SeenValues = { ...NOTHING, filled: 9, dates: 9 };
const WORDS: SeenValues = { ...NOTHING, filled: 9 };

/** What the last header of a file looks like: "look: columns", or "-". */
function look(header: string, seen = WORDS, others: readonly string[] = []): string {
  const { headers, positions } = readHeader(['生年月日', '発行日', ...others, header], aliases);
  const use = headers.at(-1);
  if (use === undefined || use.by !== undefined) return 'read';
  const found = lookOf(use, seen, (column) => positions.has(column), aliases, distance);
  return found === undefined ? '-' : [found.looks, ...found.columns].join(' ');
}

const BOTH = 'user_cert_issued_on signature_cert_issued_on';

describe('by the header', () => {
  it.each([
    ['カード運用状況', 'status status'],
    ['状態区分', 'status status'],
    ['個人番号カードの状態', 'status status'],
    ['card_status', 'status status'],
    ['Card Status Code', 'status status'],
    ['廃止区分', 'status status'],
    ['交付種別', 'card_issue_kind card_issue_kind'],
    ['発行種別コード', 'card_issue_kind card_issue_kind'],
    ['交付事由', 'card_issue_kind card_issue_kind'],
    ['kind', 'card_issue_kind card_issue_kind'],
    ['issue_kind', 'card_issue_kind card_issue_kind'],
    ['署名用証明書の発行年月日', 'certificate-date signature_cert_issued_on'],
    ['利用者用電子証明書 更新日', 'certificate-date user_cert_issued_on'],
    ['電子証明書発行日', `certificate-date ${BOTH}`],
    ['証明書発行日', `certificate-date ${BOTH}`],
    ['cert_issued_on', `certificate-date ${BOTH}`],
    ['JPKI発行日', `certificate-date ${BOTH}`],
    ['署名用電子証明書状態', 'certificate-state'],
    ['証明書失効日', 'certificate-state'],
    ['署名用証明書の有効期限', 'other signature_cert_expires_on'],
    ['申請受附日', 'other applied_on'],
    ['担当支所名', 'other office'],
    ['交付窓口', 'other office'],
    ['在留期間満了曰', 'other stay_expires_on'],
  ])('%s', (header, expected) => {
    expect(look(header)).toBe(expected);
  });

  it.each([
    '備考',
    '証明書番号',
    '証明書発行番号',
    '証明書発行場所',
    '証明書発行手数料',
    '電子証明書更新案内発送日',
    '電子証明書更新予定日',
    '印鑑登録証明書発行日',
    '住民票の写し等証明書交付日',
    '状態更新日時',
    '状態変更者',
    '状態コメント',
    '住民状態',
    '処理状況',
    '申請状況',
    '通知状況',
    '予約状況',
    '更新区分',
    '受付区分',
    '発送区分',
    '送付日',
    '登録年月日',
    '交付申請予定日',
    '受取予定日',
    '作成年月日',
    '申請方法',
    'カード種別',
    '再交付事由',
    '性別',
    '町丁目コード',
    'statement',
    'mankind',
    '状態'.repeat(40),
    '',
  ])('%s is none of these', (header) => {
    expect(look(header)).toBe('-');
  });

  it('a second column of states is told, and one that speaks of ended cards where it speaks against the first', () => {
    expect(look('状態区分', WORDS, ['状態'])).toBe('second-status');
    expect(look('失効日', DATES, ['状態'])).toBe('-');
    expect(look('失効日', { ...DATES, ended: 2 }, ['状態'])).toBe('second-status');
    const states = { ...NOTHING, filled: 9, statuses: 9, telling: 2 };
    expect(look('区分1', states, ['状態'])).toBe('-');
    expect(look('区分1', { ...states, ended: 1 }, ['状態'])).toBe('second-status');
  });

  it('a column that the file has is not looked for', () => {
    expect(look('住民状態区分', WORDS, ['状態'])).toBe('-');
    expect(look('交付種別', WORDS, ['交付区分'])).toBe('-');
    expect(look('署名用証明書発行日2', WORDS, ['署名用電子証明書発行日'])).toBe('-');
    expect(look('電子証明書発行日', WORDS, ['利用者証明用発行日'])).toBe(
      'certificate-date signature_cert_issued_on',
    );
  });
});

it('a day of issue is looked for where the day of hand-over stands in for it', () => {
  const without = (header: string, seen = DATES) => {
    const { headers } = readHeader(['生年月日', '交付日', header], aliases);
    const use = headers[2] as (typeof headers)[0];
    const found = lookOf(use, seen, (column) => column === 'birth_date', aliases, distance);
    return found?.columns ?? [];
  };
  expect(without('券面作成日')).toEqual(['card_issued_on']);
  expect(without('カードの製造年月日')).toEqual(['card_issued_on']);
  expect(without('券面作成日', WORDS)).toEqual([]);
  expect(without('データ作成日')).toEqual([]);
  expect(look('券面作成日', DATES)).toBe('-');
});

it.each([
  ['受付年月日', 'other applied_on'],
  ['カード申込日', 'other applied_on'],
  ['引渡日', 'other handed_over_on'],
  ['カード受取日(和暦)', 'other handed_over_on'],
])('days are told by words, and not where few cells are days: %s', (header, expected) => {
  expect(look(header, DATES)).toBe(expected);
  expect(look(header, { ...DATES, dates: 5 })).toBe(expected);
  expect(look(header, { ...DATES, dates: 4 })).toBe('-');
  expect(look(header, DATES, ['申請受付日', '交付日'])).toBe('-');
});

it('days of cards are later than the scheme, and some birthdays earlier', () => {
  expect(look('引渡日', { ...DATES, early: 4 })).toBe('other handed_over_on');
  expect(look('引渡日', { ...DATES, early: 5 })).toBe('-');
  expect(look('署名用発行年月日', { ...DATES, early: 9 })).toContain('signature_cert_issued_on');
  const birth = (seen: SeenValues) => {
    const [use] = readHeader(['生年月日(和暦)'], aliases).headers;
    return use && lookOf(use, seen, () => false, aliases, distance)?.columns;
  };
  expect(birth({ ...DATES, early: 1 })).toEqual(['birth_date']);
  expect(birth(NOTHING)).toEqual(['birth_date']);
  expect(birth(DATES)).toBe(undefined);
});

describe('the header that may be meant by a missing column', () => {
  const FOREIGN = ['管理NO', '受付年月日', '作成年月日', '引渡日', '署名証明書発行年月日'];
  const meant = (column: 'birth_date' | 'card_issued_on', headers: readonly string[]) =>
    [headers, headers.toReversed()].map((cells) => {
      const unread = readHeader(cells, aliases).headers.filter(({ by }) => by === undefined);
      return headerMeant(column, unread, aliases, distance)?.header;
    });
  const twice = (header: string | undefined) => [header, header];

  it('is one of words for it, in any order of columns, and none that names another day', () => {
    const foreign = [...FOREIGN, '生年月日(和暦)'];
    expect(meant('birth_date', foreign)).toEqual(twice('生年月日(和暦)'));
    expect(meant('card_issued_on', foreign)).toEqual(twice('作成年月日'));
    expect(meant('birth_date', FOREIGN)).toEqual(twice(undefined));
    expect(meant('card_issued_on', ['受付年月日', '引渡日'])).toEqual(twice(undefined));
  });

  it('is one of other words only where it is nearly the name, whatever the words for a day', () => {
    expect(meant('birth_date', ['生年月目', '登録年月日'])).toEqual(twice('生年月目'));
    expect(meant('birth_date', ['登録年月日'])).toEqual(twice(undefined));
    expect(meant('card_issued_on', ['カード発効年月日'])).toEqual(twice('カード発効年月日'));
  });

  it('is none where several are as likely', () => {
    expect(meant('card_issued_on', ['作製日', '製造年月日'])).toEqual(twice(undefined));
    expect(meant('birth_date', ['生年月目', '生年月曰'])).toEqual(twice(undefined));
  });
});

describe('by the values', () => {
  const states = (telling: number, filled = 9): SeenValues => ({
    ...NOTHING,
    ...{ filled, statuses: 9, telling },
  });

  it('all known states, and not active alone', () => {
    expect(look('区分1', states(2))).toBe('status status');
    expect(look('備考', states(1))).toBe('status status');
    expect(look('区分1', states(0))).toBe('-');
    expect(look('区分1', states(2, 10))).toBe('-');
    expect(look('区分1', states(2), ['状態'])).toBe('-');
  });

  it('all known kinds, and not new alone', () => {
    const kinds = { ...NOTHING, filled: 9, kinds: 9 };
    expect(look('申請区分', { ...kinds, telling: 3 })).toBe('card_issue_kind card_issue_kind');
    expect(look('申請区分', kinds)).toBe('-');
  });

  it('known kinds beside reasons for an issue, renewals among them', () => {
    const kinds = { ...NOTHING, filled: 9, kinds: 7, reasons: 2, renewals: 1, telling: 1 };
    expect(look('事由', kinds)).toBe('other card_issue_kind');
    expect(look('事由', kinds, ['交付区分'])).toBe('-');
    expect(look('事由', { ...kinds, renewals: 0 })).toBe('-');
    expect(look('事由', { ...kinds, filled: 10 })).toBe('-');
    expect(look('事由', { ...kinds, kinds: 4, reasons: 5 })).toBe('-');
  });

  it('the same where the header is blank', () => {
    expect(look('', states(2))).toBe('status status');
    expect(look('', states(0))).toBe('-');
    expect(look('', states(2), ['状態'])).toBe('-');
    expect(look('', { ...NOTHING, filled: 9, kinds: 9, telling: 3 })).toBe(
      'card_issue_kind card_issue_kind',
    );
    expect(look('', DATES)).toBe('-');
  });

  it.each(['廃止日', '返納年月日', 'カードの失効日', '死亡日', '転出年月日'])(
    'days on which cards ended: %s',
    (header) => {
      expect(look(header, DATES)).toBe('ended-date');
      expect(look(header, DATES, ['状態'])).toBe('-');
      expect(look(header, NOTHING)).toBe('-');
    },
  );

  it.each(['失効予定日', '転出届出日', '証明書返納案内日', '転出予定年月日'])(
    'other days: %s',
    (header) => expect(look(header, DATES)).toBe('-'),
  );

  it('dates beside a certificate, and none for a state', () => {
    expect(look('署名用電子証明書', DATES)).toBe('certificate-date signature_cert_issued_on');
    expect(look('署名用電子証明書')).toBe('-');
    expect(look('署名用電子証明書発効日', DATES)).toBe('certificate-date signature_cert_issued_on');
    expect(look('カード状況', DATES)).toBe('-');
  });
});

describe('what the user says of headers', () => {
  const cells = ['生年月日', '発行日', '電子証明書発行日', '状態', 'カード運用状況'];

  it('one header may stand for two columns; a known header gives way to the one that is named', () => {
    const { positions, headers, repeated } = readHeader(cells, aliases, {
      map: [
        { header: '電子証明書 発行日', column: 'user_cert_issued_on' },
        { header: '電子証明書発行日', column: 'signature_cert_issued_on' },
        { header: 'カード運用状況', column: 'status' },
      ],
      ignore: [],
    });
    expect(repeated).toEqual([]);
    expect([...positions].sort()).toEqual([
      ['birth_date', 0],
      ['card_issued_on', 1],
      ['signature_cert_issued_on', 2],
      ['status', 4],
      ['user_cert_issued_on', 2],
    ]);
    expect(headers.map(({ by }) => by)).toEqual(['alias', 'alias', 'map', undefined, 'map']);
  });

  it('a header that is to be left unread is, though it is known', () => {
    const { positions, headers } = readHeader(cells, aliases, { map: [], ignore: ['状 態'] });
    expect(positions.has('status')).toBe(false);
    expect(headers.map(({ isIgnored }) => isIgnored)).toEqual([false, false, false, true, false]);
  });
});
