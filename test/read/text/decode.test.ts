// Bytes are decoded in pieces of any size, or refused at the first invalid byte.
import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputEncoding } from '../../../src/read/text/encodings.js';
import { FaultError } from '../../../src/records/fault.js';
import { runs } from '../../support/chance.js';
import { cp932, decoded, ENCODINGS, japanese, privateCharacters } from '../written.js';

const TEXT = '氏,支所\r\n令和7年,㈱①髙﨑支所ｱｶﾞ\r\n~\\¥∥－〜'.replace('¥', '￥').replace('〜', '～');
const SIZES = Array.from({ length: 16 }, (_, index) => index + 1);

/** Code and place of the fault with which reading ends. */
async function faultOf(
  bytes: Uint8Array,
  size?: number,
  encoding?: InputEncoding,
): Promise<string> {
  try {
    await decoded(bytes, size, encoding);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { code, params } = error.fault;
    const { offset = '', encoding: name = '' } = params as Record<string, unknown>;
    return [code, offset, name].join(' ').trim();
  }
  return 'none';
}

const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

describe('every encoding', () => {
  it.each(Object.entries(ENCODINGS))(
    '%s gives the text, in pieces of any size',
    async (_name, write) => {
      for (const size of [...SIZES, 1000]) expect(await decoded(write(TEXT), size)).toBe(TEXT);
    },
  );

  it('any text of CP932 comes back from every encoding', async () => {
    const character = fc.constantFrom(...'aZ09,;"\n 港区髙﨑①㈱ｶﾞ～－￥∥𝟚ソ表十能予構\uE000\uF8A0');
    const texts = fc.string({ unit: character, minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 40 }), async (text, size) => {
        for (const [name, write] of Object.entries(ENCODINGS)) {
          const isHeld = !/[𝟚\uF8A0]/u.test(text);
          if (name === 'CP932' && !isHeld) continue;
          const encoding = name === 'CP932' ? 'cp932' : 'auto';
          expect(await decoded(write(text), size, encoding), name).toBe(text);
        }
      }),
      { seed: 4, numRuns: runs(300) },
    );
  });

  it('holds all 外字 from F040 to F9FC', async () => {
    const all = [...privateCharacters()];
    expect(all).toHaveLength(1880);
    const bytes = Uint8Array.from(all.flatMap((each) => each.bytes));
    const text = all.map(({ character }) => character).join('');
    expect(await decoded(bytes)).toBe(text);
    expect(await decoded(bytes, 7)).toBe(text);
    expect(cp932(text)).toEqual(bytes);
  });

  it('CP932 is what another implementation takes it for, but for the signs on which vendors differ', async () => {
    const different: string[] = [];
    for (let lead = 0x81; lead <= 0xfc; lead += 1) {
      if (lead > 0x9f && lead < 0xe0) continue;
      if (lead >= 0xf0 && lead <= 0xf9) continue;
      for (let trail = 0x40; trail <= 0xfc; trail += 1) {
        const bytes = Uint8Array.of(lead, trail);
        const text = await decoded(bytes, 2, 'cp932').catch(() => '');
        if ([...text].length !== 1) continue;
        const other = Encoding.codeToString(
          Encoding.convert(bytes, { from: 'SJIS', to: 'UNICODE' }),
        );
        if (other !== text && other.codePointAt(0) !== 0xfffd && other !== '?')
          different.push(text);
      }
    }
    expect(different.join('')).toBe('');
  });

  it('the control characters of ASCII stay what they are', async () => {
    const ascii = String.fromCharCode(...Array.from({ length: 127 }, (_, index) => index + 1));
    for (const [name, write] of Object.entries(ENCODINGS)) {
      expect(await decoded(write(`髙${ascii}髙`)), name).toBe(`髙${ascii}髙`);
    }
  });
});

describe('which encoding it is', () => {
  it('is decided at the first byte outside ASCII, wherever that is', async () => {
    for (const before of [0, 1, 1023, 65_535, (1 << 20) - 1, (1 << 20) + 5, 3_000_000]) {
      const ascii = 'a'.repeat(before);
      for (const name of ['UTF-8', 'CP932'] as const) {
        const bytes = ENCODINGS[name]?.(`${ascii}髙﨑`) as Uint8Array;
        expect((await decoded(bytes, 65_536)) === `${ascii}髙﨑`, `${name} ${before}`).toBe(true);
      }
    }
  });

  it('a text of UTF-8 that looks like CP932 for a while is UTF-8, and one of CP932 that looks like UTF-8 is CP932', async () => {
    // ﾃｱ in CP932 is ñ in UTF-8; what follows decides.
    expect(await decoded(bytesOf([0xc3, 0xb1], 'a'))).toBe('ña');
    expect(await decoded(bytesOf([0xc3, 0xb1], 'a', cp932('港') as never))).toBe('ﾃｱa港');
    expect(await decoded(bytesOf([0xc3, 0xb1], 'a'), 1, 'cp932')).toBe('ﾃｱa');
  });

  it('UTF-8 is believed after a mebibyte, and what is not UTF-8 later is an error there', async () => {
    const bytes = bytesOf('港'.repeat(400_000), [0x8d, 0x60]);
    expect(await faultOf(bytes, 65_536)).toBe('input-not-text 1200000 UTF-8');
  });

  it('what the user says goes before what the bytes look like, but a wrong byte stays one', async () => {
    expect(await faultOf(cp932('港'), 1, 'utf-8')).toBe('input-not-text 0 UTF-8');
    expect(await decoded(new Uint8Array(Buffer.from('港,a', 'utf16le')), 3, 'utf-16')).toBe('港,a');
    expect(await faultOf(bytesOf('aa', [0xff]), 2, 'cp932')).toBe('input-not-text 2 CP932');
  });
});

describe('EUC-JP and ISO-2022-JP', () => {
  const JAPANESE = 'birth_date,office\r\n1990-10-10,芝地区総合支所\r\nｶﾅ,ソ表十能予構ヴ～\\~\r\n';
  /** What both hold: half-width katakana become full-width in ISO-2022-JP. */
  const written = (encoding: 'EUCJP' | 'JIS') => japanese(JAPANESE.replace('ｶﾅ', 'カナ'), encoding);

  it.each(['EUCJP', 'JIS'] as const)(
    '%s is told by its bytes, in pieces of any size',
    async (encoding) => {
      for (const size of [...SIZES, 1000]) {
        expect(await decoded(written(encoding), size)).toBe(JAPANESE.replace('ｶﾅ', 'カナ'));
      }
    },
  );

  it('each row of the table is what another implementation takes it for', async () => {
    for (let lead = 0xa1; lead <= 0xf4; lead += 1) {
      if (lead > 0xa8 && lead < 0xb0) continue;
      const bytes = Array.from({ length: 94 }, (_, index) => [lead, 0xa1 + index]);
      for (const pair of bytes) {
        const text = await decoded(Uint8Array.from(pair), 2, 'euc-jp').catch(() => '');
        const other = Encoding.codeToString(
          Encoding.convert(pair, { from: 'EUCJP', to: 'UNICODE' }),
        );
        if (text !== '' && !'〜‖−¢£¬―～∥－￠￡￢'.includes(text)) expect(other).toBe(text);
      }
    }
  });

  it('EUC-JP that is good CP932 too is neither, unless the user says which', async () => {
    const bytes = bytesOf('office\n', [0xbc, 0xc7], '\n');
    for (const size of [1, 2, 3, 100]) {
      expect(await faultOf(bytes, size)).toBe('input-ambiguous-encoding 7');
    }
    expect(await decoded(bytes, 1, 'euc-jp')).toBe('office\n芝\n');
    expect(await decoded(bytes, 1, 'cp932')).toBe('office\nｼﾇ\n');
  });

  it('one more character settles it, as far as a mebibyte ahead', async () => {
    const before = 'a'.repeat((1 << 20) - 100);
    const euc = (text: string) => bytesOf([0xbc, 0xc7], before, [...japanese(text, 'EUCJP')]);
    expect((await decoded(euc('生年月日'), 65_536)).startsWith('芝a')).toBe(true);
    expect(
      (await decoded(bytesOf([0xbc, 0xc7], before, [...cp932('麻布')]), 65_536)).startsWith('ｼﾇa'),
    ).toBe(true);
    expect(
      await faultOf(bytesOf([0xbc, 0xc7], before, 'a'.repeat(200), [...cp932('麻布')]), 65_536),
    ).toBe('input-ambiguous-encoding 0');
  });

  it.each(['芝', '飼', '芝芝', '髙﨑', 'ｼﾊﾞ', '～', 'ア', '周,受'])(
    'CP932 whose characters EUC-JP has for half-width katakana or not at all is CP932: %s',
    async (text) => {
      expect(await decoded(bytesOf('a,', [...cp932(text)], '\n'))).toBe(`a,${text}\n`);
    },
  );

  it.each<[string, readonly number[], string]>([
    ['a control character of 80 to 9F', [0x85], 'input-not-text 4 EUC-JP'],
    ['a second byte that is none', [0xbc, 0x2c], 'input-not-text 4 EUC-JP'],
    ['half-width katakana beyond the last', [0x8e, 0xe0], 'input-not-text 4 EUC-JP'],
    ['a character cut short', [0x8f, 0xb0], 'input-not-text 4 EUC-JP'],
    ['a character no table has', [0xa9, 0xa1], 'input-not-text 4 EUC-JP'],
  ])('EUC-JP with %s is refused at it', async (_what, wrong, expected) => {
    for (const size of [1, 2, 3, 100]) {
      expect(await faultOf(bytesOf('aa', [0xbc, 0xc7], wrong), size, 'euc-jp')).toBe(expected);
    }
  });

  it('the first escape settles ISO-2022-JP wherever it comes, and no later byte may be another', async () => {
    const ascii = 'a,b\n'.repeat(2000);
    const bytes = bytesOf(ascii, [...japanese('芝\n', 'JIS')]);
    for (const size of [1, 7, 4096, 1 << 20])
      expect(await decoded(bytes, size)).toBe(`${ascii}芝\n`);
    expect(await faultOf(bytesOf(ascii, [...japanese('芝', 'JIS')], [0xe8], 'a'), 64)).toMatch(
      /^input-not-text \d+ ISO-2022-JP$/,
    );
    // JIS X 0212, which no decoder of the web has.
    expect(await faultOf(bytesOf('a', [0x1b], '$(D0!', [0x1b], '(B'))).toMatch(
      /^input-not-text \d+ ISO-2022-JP$/,
    );
  });

  it('an escape that begins nothing Japanese is a character', async () => {
    for (const text of ['a\x1b[0mb', 'a\x1b', 'a\x1b$', 'a\x1b港']) {
      for (const size of [1, 2, 100])
        expect(await decoded(new TextEncoder().encode(text), size)).toBe(text);
    }
    expect(await decoded(bytesOf([0x1b], '$B'), 1, 'utf-8')).toBe('\x1b$B');
  });
});

describe('encodings that are not read as they come are called by their names', () => {
  const table = 'birth_date,office\r\n1990-10-10,芝\r\n';
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
  const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const utf32 = (text: string, isLittle: boolean) => {
    const view = new DataView(new ArrayBuffer([...text].length * 4));
    [...text].forEach((each, index) => {
      view.setUint32(index * 4, each.codePointAt(0) as number, isLittle);
    });
    return new Uint8Array(view.buffer);
  };

  it.each<[string, Uint8Array, string]>([
    ['UTF-16LE without a mark', utf16(table), 'input-utf-16'],
    ['UTF-16BE without a mark', swapped(table), 'input-utf-16'],
    ['UTF-16 with Japanese headers', utf16('生年月日,発行日\r\n'), 'input-utf-16'],
    ['UTF-32LE', utf32(table, true), 'input-unread-encoding  UTF-32'],
    ['UTF-32BE', utf32(table, false), 'input-unread-encoding  UTF-32'],
    ['UTF-32LE with a mark', utf32(`\ufeff${table}`, true), 'input-unread-encoding  UTF-32'],
    ['UTF-32BE with a mark', utf32(`\ufeff${table}`, false), 'input-unread-encoding  UTF-32'],
    ['UTF-7 in the header', bytesOf('+dR9edGcIZeU-,+dnqITGXl-\n'), 'input-unread-encoding  UTF-7'],
    [
      'UTF-7 in a cell',
      bytesOf('birth_date,office\n1990-10-10,+gp0-\n'),
      'input-unread-encoding  UTF-7',
    ],
  ])('%s', async (_name, bytes, expected) => {
    for (const size of [1, 3, 1000]) expect(await faultOf(bytes, size)).toBe(expected);
  });

  it('UTF-16 without a mark is read in either order where the user says so', async () => {
    expect(await decoded(utf16(table), 3, 'utf-16')).toBe(table);
    expect(await decoded(swapped(table), 3, 'utf-16')).toBe(table);
  });

  it.each(['+81-90-1234-5678,a+b@example.jp', '1+1,2+abc-3', 'note\n+100/+200'])(
    'signs of plus are no UTF-7: %s',
    async (text) => {
      expect(await decoded(bytesOf(text))).toBe(text);
    },
  );

  it('a NUL among ASCII is one, and not UTF-16', async () => {
    expect(await faultOf(bytesOf('birth_date,office\n1990-10-10,', [0], '\n'))).toBe(
      'input-binary 29',
    );
  });
});

describe('the first wrong byte is named, whole and in pieces', () => {
  const utf8 = (...tail: readonly number[]) => bytesOf('港a', tail, 'bc港');
  it.each<[string, Uint8Array, string, InputEncoding?]>([
    ['a stray byte', utf8(0x80), 'input-not-text 4 UTF-8', 'utf-8'],
    ['a byte no UTF-8 has', utf8(0xff), 'input-not-text 4 UTF-8', 'utf-8'],
    ['a character cut short', utf8(0xe6, 0xb8), 'input-not-text 4 UTF-8', 'utf-8'],
    [
      'a character of four bytes cut short',
      utf8(0xf0, 0x9f, 0x98),
      'input-not-text 4 UTF-8',
      'utf-8',
    ],
    ['a surrogate in UTF-8', utf8(0xed, 0xa0, 0x80), 'input-not-text 4 UTF-8', 'utf-8'],
    ['an overlong form', utf8(0xc0, 0x80), 'input-not-text 4 UTF-8', 'utf-8'],
    ['a code beyond Unicode', utf8(0xf4, 0x90, 0x80, 0x80), 'input-not-text 4 UTF-8', 'utf-8'],
    [
      'neither UTF-8 nor CP932',
      bytesOf('ab', cp932('港ソ') as never, [0xfd], 'c'),
      'input-not-text 6 UTF-8, CP932',
    ],
    [
      'a second byte that is none',
      bytesOf('a', cp932('表') as never, [0x82, 0x20], 'c'),
      'input-not-text 3 UTF-8, CP932',
    ],
    [
      'a character no table has',
      bytesOf('a', cp932('表') as never, [0x85, 0x40]),
      'input-not-text 3 UTF-8, CP932',
    ],
    [
      'CP932 cut short',
      bytesOf('a', cp932('表') as never, [0x82]),
      'input-not-text 3 UTF-8, CP932',
    ],
    ['UTF-8 cut short', bytesOf('a港', [0xe6, 0xb8]), 'input-not-text 4 UTF-8'],
    [
      'UTF-8 with a mark cut short',
      bytesOf([0xef, 0xbb, 0xbf], 'a', [0xe6]),
      'input-not-text 4 UTF-8',
    ],
    [
      'a lone low surrogate',
      bytesOf([0xff, 0xfe, 0x41, 0, 0, 0xdc, 0x42, 0]),
      'input-not-text 4 UTF-16',
    ],
    [
      'a lone high surrogate',
      bytesOf([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0]),
      'input-not-text 4 UTF-16',
    ],
    [
      'a lone high surrogate, big end first',
      bytesOf([0xfe, 0xff, 0, 0x41, 0xd8, 0, 0, 0x42]),
      'input-not-text 4 UTF-16',
    ],
    [
      'a high surrogate at the end',
      bytesOf([0xff, 0xfe, 0x41, 0, 0x3d, 0xd8]),
      'input-not-text 4 UTF-16',
    ],
    ['half a unit at the end', bytesOf([0xff, 0xfe, 0x41, 0, 0x42]), 'input-not-text 4 UTF-16'],
    [
      'a pair cut short',
      bytesOf([0xff, 0xfe, 0x41, 0, 0x3d, 0xd8, 0x4b]),
      'input-not-text 4 UTF-16',
    ],
    ['NUL in ASCII', bytesOf('abc', [0], 'd'), 'input-binary 3'],
    ['NUL in UTF-8', bytesOf('港a', [0], 'd'), 'input-binary 4'],
    ['NUL in CP932', bytesOf('a', cp932('表') as never, [0], 'd'), 'input-binary 3'],
    ['NUL in UTF-16', bytesOf([0xff, 0xfe, 0x41, 0, 0, 0, 0x42, 0]), 'input-binary 4'],
    ['UTF-16 without its mark', new Uint8Array(Buffer.from('ab', 'utf16le')), 'input-binary 1'],
    ['nothing', bytesOf(), 'input-empty'],
  ])('%s', async (_name, bytes, expected, encoding = 'auto') => {
    for (const size of [...SIZES, 1000]) {
      expect(await faultOf(bytes, size, encoding), `in pieces of ${size}`).toBe(expected);
    }
  });

  it('of random bytes, whatever they are, whole and in pieces alike; and no replacement character', async () => {
    const start = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]);
    const byte = fc.oneof(
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom(0x0a, 0x41, 0x81, 0x82, 0xd8, 0xdc, 0xe3, 0xf0, 0x80, 0xbf, 0),
    );
    await fc.assert(
      fc.asyncProperty(start, fc.array(byte, { maxLength: 24 }), async (mark, tail) => {
        const bytes = Uint8Array.from([...mark, ...tail]);
        const outcome = async (size?: number) => {
          const fault = await faultOf(bytes, size);
          return fault === 'none' ? decoded(bytes, size) : fault;
        };
        const whole = await outcome();
        for (const size of [1, 2, 3, 5]) expect(await outcome(size)).toBe(whole);
        const isOwn =
          Buffer.from(bytes).includes(Buffer.from('efbfbd', 'hex')) || mark.length === 2;
        if (!isOwn) expect(whole).not.toContain('\u{FFFD}');
      }),
      { seed: 4, numRuns: runs(1000) },
    );
  });
});

it('marks without text are texts of no character, in every size of piece', async () => {
  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xef, 0xbb, 0xbf],
  ]) {
    for (const size of [1, 2, 3]) expect(await decoded(Uint8Array.from(mark), size)).toBe('');
  }
});

it('a mebibyte that comes in small pieces is held without being copied over and over', async () => {
  const text = '港'.repeat(300_000);
  const started = performance.now();
  expect((await decoded(new TextEncoder().encode(text), 64)) === text).toBe(true);
  expect(performance.now() - started).toBeLessThan(5000);
});
