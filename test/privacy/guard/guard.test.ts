// The privacy guard catches what must not be in a file, and lets every plausible column of a record file pass.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrivacyGuard } from '../../../src/privacy/guard/guard.js';
import { isMyNumber } from '../../../src/privacy/guard/my-number.js';
import { decodePrivacyData, type PrivacyData } from '../../../src/privacy/guard/privacy-data.js';
import { valueOrThrow } from '../../../src/records/fault.js';
import { runs } from '../../support/chance.js';

const json: unknown = JSON.parse(readFileSync('data/privacy.json', 'utf8'));
const data: PrivacyData = valueOrThrow(decodePrivacyData(json, 'data'));

const NO_SKIP = new Uint8Array(0);

/** A repeatable generator of numbers from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const digitsFrom = (random: () => number, length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 10)).join('');

/** Written apart from the program: the digit for which the program must say yes. */
function myNumberFrom(random: () => number): string {
  const eleven = digitsFrom(random, 11);
  let sum = 0;
  for (let place = 1; place <= 11; place += 1) {
    sum += Number(eleven[11 - place]) * (place <= 6 ? place + 1 : place - 5);
  }
  const rest = sum % 11;
  return `${eleven}${rest <= 1 ? 0 : 11 - rest}`;
}

function contentKinds(column: Iterable<string>): string[] {
  const guard = createPrivacyGuard(data, new Set());
  for (const cell of column) guard.row(['x', cell], NO_SKIP);
  return guard.verdict().map(({ column, kind, by }) => `${column} ${kind} ${by}`);
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const hyphenated = (text: string): string => text.replace(/(....)(?=.)/g, '$1-');

describe('isMyNumber', () => {
  // Source: 平成26年総務省令第85号 第5条
  it('knows the check digit', () => {
    expect(isMyNumber('983205673214')).toBe(true);
    expect(isMyNumber('983205673210')).toBe(false);
    expect(isMyNumber('98320567321')).toBe(false);
    expect(isMyNumber('９８３２０５６７３２１４')).toBe(false);
  });

  it('agrees with the sum written from the right, and only one last digit is right', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const number = myNumberFrom(randomFrom(seed));
        const right = [...'0123456789'].filter((digit) => isMyNumber(number.slice(0, 11) + digit));
        expect(right).toEqual([number[11]]);
      }),
    );
  });
});

describe('data', () => {
  it('is decoded strictly', () => {
    const isRead = (wrong: object) => decodePrivacyData(wrong, 'data').ok;
    expect(isRead({})).toBe(false);
    expect(isRead({ ...data, more: 1 })).toBe(false);
    expect(isRead({ ...data, surnames: { note: 'x', list: [] } })).toBe(false);
  });
});

function withCheckDigit(payload: string, weights: readonly number[], folded: boolean): string {
  let sum = 0;
  [...payload].reverse().forEach((digit, index) => {
    const product = Number(digit) * (weights[index % weights.length] as number);
    sum += folded && product > 9 ? product - 9 : product;
  });
  return `${payload}${(10 - (sum % 10)) % 10}`;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');
const minute = (index: number): string =>
  new Date(Date.UTC(2016, 0, 1) + index * 60_000).toISOString().replace(/\D/g, '').slice(0, 12);

const ID_SHAPES: Record<string, (index: number, random: () => number) => string> = {
  'sequential 12 digits': (index) => pad(100_000_000_000 + index, 12),
  'zero-padded': (index) => pad(index, 12),
  'random 12 digits': (_, random) => digitsFrom(random, 12),
  'random in groups': (_, random) => hyphenated(digitsFrom(random, 12)),
  'random full-width': (_, random) => fullWidth(digitsFrom(random, 12)),
  'time stamp each 25 minutes': (index) => minute(index * 25),
  'time stamp at random': (_, random) => minute(Math.floor(random() * 5_000_000)),
  'midnight of each day': (index) => minute((index % 3650) * 1440),
  'office and sequence': (index) => `13103${index % 5}${pad(index, 6)}`,
  'office-hyphen-sequence': (index) => `13103${index % 5}-${pad(index, 12)}`,
  'multiples of 10': (index) => pad(index * 10, 12),
  'multiples of 1000, random': (_, random) => `${digitsFrom(random, 9)}000`,
  'ends in 5': (_, random) => `${digitsFrom(random, 11)}5`,
  'all the same': () => '111111111111',
  'one right number': () => '983205673214',
  UUID: (_, random) =>
    'xxxxxxxx-xxxx-4xxx-xxxx-xxxxxxxxxxxx'.replace(/x/g, () =>
      Math.floor(random() * 16).toString(16),
    ),
  '11 digits': (_, random) => digitsFrom(random, 11),
  '11 digits padded': (index) => pad(index, 11),
  '13 digits': (_, random) => digitsFrom(random, 13),
  '16 digits in groups': (_, random) => hyphenated(digitsFrom(random, 16)),
  'Luhn, random': (_, random) => withCheckDigit(digitsFrom(random, 11), [2, 1], true),
  'Luhn, sequential': (index) => withCheckDigit(pad(13_103_000_000 + index, 11), [2, 1], true),
  'UPC, random': (_, random) => withCheckDigit(digitsFrom(random, 11), [3, 1], false),
  'UPC, sequential': (index) => withCheckDigit(pad(index, 11), [3, 1], false),
  JAN: (index) => withCheckDigit(pad(490_000_000_000 + index, 12), [3, 1], false),
};

describe('ids', () => {
  it.each(Object.entries(ID_SHAPES))('50,000 of shape %s raise no finding', (_, shape) => {
    const random = randomFrom(20250401);
    const guard = createPrivacyGuard(data, new Set([0]));
    for (let index = 0; index < runs(50_000); index += 1) {
      guard.row([shape(index, random)], NO_SKIP);
      const looked = index < 1000 || index % 997 === 0;
      if (looked && guard.verdict().length > 0) throw new Error(`a finding at ${index}`);
    }
    expect(guard.verdict()).toEqual([]);
  });

  it('in small runs from anywhere raise no finding where they are counted up', () => {
    const counted = [
      'sequential 12 digits',
      'zero-padded',
      'office and sequence',
      'multiples of 10',
      'Luhn, sequential',
      'UPC, sequential',
    ];
    const random = randomFrom(20250401);
    for (const name of counted) {
      const shape = ID_SHAPES[name] as (index: number, random: () => number) => string;
      for (let from = 0; from < 1000; from += 7) {
        const guard = createPrivacyGuard(data, new Set());
        for (let index = from; index < from + 40; index += 1) {
          guard.row([shape(index, random)], NO_SKIP);
          if (guard.verdict().length > 0) throw new Error(`${name} from ${from} to ${index}`);
        }
      }
    }
  });
});

const WRITINGS: Record<string, (number: string) => string> = {
  plain: (number) => number,
  'full-width': fullWidth,
  hyphenated,
  'full-width with hyphens': (number) => fullWidth(hyphenated(number)),
  spaced: (number) => hyphenated(number).replaceAll('-', '　'),
  'with invisible characters': (number) => hyphenated(number).replaceAll('-', '\u200b'),
  'with an apostrophe': (number) => `'${number}`,
  embedded: (number) => `本人確認済 番号${number}（窓口）`,
  'after a digit': (number) => `1 ${hyphenated(number)}`,
};

describe('My Numbers', () => {
  it.each(Object.entries(WRITINGS))('written %s are caught, small files too', (_, write) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4, max: 60 }), (seed, count) => {
        const random = randomFrom(seed);
        const cells = new Set(Array.from({ length: count }, () => write(myNumberFrom(random))));
        expect(contentKinds(cells)).toEqual(['2 my-number content']);
      }),
      { numRuns: runs(200) },
    );
  });

  it('are caught with 3 % typing errors', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 30, max: 3000 }), (seed, count) => {
        const random = randomFrom(seed);
        const cells = Array.from({ length: count }, () => {
          const number = myNumberFrom(random);
          const place = Math.floor(random() * 12);
          const wrong = (Number(number[place]) + 1) % 10;
          return random() < 0.03
            ? number.slice(0, place) + wrong + number.slice(place + 1)
            : number;
        });
        expect(contentKinds(cells)).toContain('2 my-number content');
      }),
      { numRuns: runs(50) },
    );
  });

  it('are caught in 1 % of the cells, and behind 100,000 other ids', () => {
    const random = randomFrom(7);
    const sparse = Array.from({ length: 20_000 }, (_, index) =>
      index % 100 === 99 ? myNumberFrom(random) : '',
    );
    expect(contentKinds(sparse)).toEqual(['2 my-number content']);
    const late = Array.from({ length: 130_000 }, (_, index) =>
      index < 100_000 ? digitsFrom(random, 12) : myNumberFrom(random),
    );
    expect(contentKinds(late)).toEqual(['2 my-number content']);
  });

  it('are caught in a column of records whose dates are skipped', () => {
    const random = randomFrom(8);
    const guard = createPrivacyGuard(data, new Set([0, 1]));
    for (let index = 0; index < 100; index += 1) {
      guard.row(['2020-01-01', myNumberFrom(random)], new Uint8Array([1, 0]));
    }
    expect(guard.verdict()).toEqual([{ kind: 'my-number', column: 2, by: 'content' }]);
  });
});

const CAUGHT: readonly (readonly [string, readonly string[]])[] = [
  ['name', ['山田 太郎', '鈴木　花子', '佐藤 次郎']],
  ['name', ['山田太郎', '鈴木花子', '長谷川健', '髙橋さくら']],
  ['name', ['四条 美奈子', '薬袋 健介', '神宮寺　翔']],
  ['name', ['ヤマダ タロウ', 'スズキ　ハナコ', 'ナカムラ ケン']],
  ['name', ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ｽｽﾞｷ ﾊﾅｺ', 'ﾅｶﾑﾗ ｹﾝ']],
  ['name', ['やまだ たろう', 'すずき はなこ', 'なかむら けん']],
  ['name', ['YAMADA TARO', 'Suzuki Hanako', 'SMITH JOHN WILLIAM']],
  ['name', ['山田 太郎']],
  ['address', ['東京都港区芝公園1丁目5番25号', '港区赤坂4-18-13', '港区麻布台一丁目五番三号']],
  ['address', ['芝5-16-45', '高輪１－１６－２５', '六本木5-16-45 ハイツ101']],
  ['phone', ['03-3578-2111', '０３－３５７８－２１１１', '(03)3578-2111']],
  ['phone', ['090-1234-5678', '09012345678', '+81 90-1234-5678']],
  ['phone', ['0120-123-456', '045-671-2121', '0467-22-3456']],
  ['email', ['なし', 'なし', 'なし', 'なし', 'なし', 'なし', 'hanako.y@example.jp']],
  ['email', ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ']],
];

describe('names, addresses, phone numbers, e-mail addresses', () => {
  it.each(CAUGHT)('%s by content: %j', (kind, cells) => {
    expect(contentKinds(cells)).toEqual([`2 ${kind} content`]);
    if (cells.length < 3 && kind !== 'email') return;
    const dates = cells.map(() => '2020-01-01');
    expect(contentKinds([...cells, ...dates])).toEqual([`2 ${kind} content`]);
  });

  it('many different names without a known surname', () => {
    const random = randomFrom(3);
    const some = (from: string) => from[Math.floor(random() * from.length)] as string;
    const cells = Array.from(
      { length: 200 },
      () => `${some('鵜朽鷲榊蓼楢')}${some('沼端巣津鳥')} ${some('蘭琉沙凪')}${some('花音希歩')}`,
    );
    expect(contentKinds(cells)).toEqual(['2 name content']);
  });

  it.each([
    [
      'name',
      ['氏名', '名前', '姓', '名', 'フリガナ', 'ﾌﾘｶﾞﾅ', 'カナ氏名', '氏名（漢字）', '世帯主'],
    ],
    [
      'name',
      ['世帯主名', '申請者氏名', 'name', 'Full Name', 'full_name', 'lastName', 'holder_name'],
    ],
    ['name', ['ｼﾒｲ', 'ｶﾅｼﾒｲ', 'シメイカナ', 'ﾅﾏｴ', 'ｾﾀｲﾇｼ']],
    ['address', ['ｼﾞｭｳｼｮ', 'ｼﾞﾕｳｼﾖ', 'ｹﾞﾝｼﾞｭｳｼｮ', 'ﾕｳﾋﾞﾝﾊﾞﾝｺﾞｳ']],
    ['phone', ['ﾃﾞﾝﾜ', 'ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ', 'ｹｲﾀｲ']],
    ['my-number', ['ｺｼﾞﾝﾊﾞﾝｺﾞｳ']],
    ['address', ['住所', '現住所', '住所１', '所在地', '方書', '郵便番号', 'address', 'Address 1']],
    ['phone', ['電話番号', '携帯', '連絡先電話', 'phone', 'TEL', 'tel.', 'home_phone', '連絡先']],
    ['email', ['メールアドレス', 'Eメール', 'email', 'E-mail', 'mail_address', 'contact email']],
    ['my-number', ['個人番号', 'マイナンバー', '住民票コード', 'my_number', 'My Number']],
  ])('%s by header: %j', (kind, headers) => {
    const findings = createPrivacyGuard(data, new Set()).header(headers);
    expect(findings).toEqual(
      headers.map((_, index) => ({ kind, column: index + 1, by: 'header' })),
    );
  });

  it('harmless headers raise none', () => {
    const headers = [
      ...[
        '総合支所名',
        '支所名',
        'office_name',
        'file_name',
        '整理番号',
        'マイナンバーカード発行日',
      ],
      ...[
        '個人番号カード交付年月日',
        '個人番号カード有効期限',
        'My Number Card issued on',
        '氏名変更日',
      ],
      ...[
        '電話番号有無',
        '住所コード',
        '宛名番号',
        '支所電話番号',
        '世帯主との続柄',
        '件数',
        '名称',
        '',
      ],
      ...[
        'record_id',
        'birth_date',
        'card_issued_on',
        'status',
        'ip_address',
        '地区',
        '区名',
        '備考',
      ],
    ];
    expect(createPrivacyGuard(data, new Set()).header(headers)).toEqual([]);
  });

  it('headers of known columns raise none', () => {
    expect(createPrivacyGuard(data, new Set([0])).header(['氏名', '住所'])).toEqual([
      { kind: 'address', column: 2, by: 'header' },
    ]);
  });
});

const HARMLESS: readonly (readonly string[])[] = [
  [
    '芝地区総合支所',
    '麻布地区総合支所',
    '赤坂地区総合支所',
    '高輪地区総合支所',
    '芝浦港南地区総合支所',
  ],
  ['港区芝地区総合支所', '港区 麻布地区総合支所', '港区　赤坂地区総合支所', '台場分室'],
  ['芝', '麻布', '赤坂', '高輪', '芝浦港南'],
  ['青山一丁目', '高輪二丁目', '三田三丁目', '芝五丁目', '白金台', '六本木', '南青山', '北青山'],
  ['有効', '返納', '転出', '死亡', '失効', '廃止', '取消', '運用中'],
  ['新規', '更新', '新規 交付', '更新 交付', '再交付', '一時 停止'],
  ['active', 'returned', 'moved_out', 'deceased', 'lapsed', 'revoked'],
  [
    '千代田区',
    '中央区',
    '港区',
    '新宿区',
    '中野区',
    '福島市',
    '中村区',
    '山口県',
    '石川県',
    '千葉市',
  ],
  ['東京都 港区', '東京都 中野区', '千葉県 松戸市', '千葉中央', '上野駅', '福島支所', '中野一'],
  ['Shiba Office', 'Azabu Office', 'Minato City', 'Card Center', 'Permanent Resident'],
  ['UNITED STATES', 'SOUTH KOREA', 'VIET NAM', 'SRI LANKA', 'NEW ZEALAND'],
  ['永住者', '特別永住者', '高度専門職2号', '家族滞在', '技術・人文知識・国際業務', '留学'],
  ['令和7-6-3', '平成28-1-15', '令和7年6月3日', 'R7.6.3', '2025/6/3'],
  ['1番窓口', '芝地区総合支所2番窓口', '3階', '第1-23-45号', '港区第2号様式'],
  ['00000000123', '07012-345', '0101-00-0001', '2025-0001', 'A-0012345'],
  ['0312-4567-8901', '0904-1234-5678', '0451-2345-6789', '0120-1234-5678'],
  ['カード センター', 'マイナンバーカード', 'コンビニ交付', 'スマート ロック'],
  ['本人', '代理人', '来庁 本人', '来庁 代理人', '法定代理人'],
];

describe('harmless content', () => {
  it.each(HARMLESS.map((cells) => [cells] as const))('%j', (cells) => {
    expect(contentKinds(cells)).toEqual([]);
    for (let from = 0; from < cells.length; from += 1) {
      expect(contentKinds(cells.slice(from, from + 3))).toEqual([]);
    }
    const long = Array.from({ length: 1000 }, (_, index) => cells[index % cells.length] as string);
    expect(contentKinds(long)).toEqual([]);
  });

  it.each(['minato-as-published', 'minato-even-birthdays'])('fixture %s', (name) => {
    const lines = gunzipSync(readFileSync(`fixtures/${name}.csv.gz`))
      .toString()
      .split('\n');
    const guard = createPrivacyGuard(data, new Set());
    expect(guard.header((lines.shift() ?? '').split(','))).toEqual([]);
    for (const line of lines) guard.row(line.split(','), NO_SKIP);
    expect(guard.verdict()).toEqual([]);
  });

  it('any cells are judged, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }))), (rows) => {
        const guard = createPrivacyGuard(data, new Set());
        for (const row of rows) guard.row(row, NO_SKIP);
        for (const finding of [...guard.header(rows[0] ?? []), ...guard.verdict()]) {
          expect(Object.keys(finding)).toEqual(['kind', 'column', 'by']);
        }
      }),
    );
  });
});

it('a finding holds no content', () => {
  const guard = createPrivacyGuard(data, new Set());
  const header = guard.header(['MARKER氏名', 'MARKER住所']);
  for (let index = 0; index < 10; index += 1) {
    guard.row([`marker${index}@marker.example`, '山田 太郎', '090-1234-5678'], NO_SKIP);
  }
  const findings = [...header, ...guard.verdict()];
  expect(findings).toHaveLength(5);
  expect(JSON.stringify(findings)).not.toMatch(/marker|山田|1234/i);
});
