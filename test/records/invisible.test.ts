// Characters that no one sees are left out, and an office is one whatever the width of its letters.
import { describe, expect, it } from 'vitest';
import {
  INVISIBLE,
  invisibleIn,
  isBlank,
  officeName,
  withoutInvisible,
} from '../../src/records/invisible.js';

describe('invisible characters', () => {
  it('are those that Unicode says are ignored, and control characters that no line or table has', () => {
    const listed = (code: number) => INVISIBLE.some(([from, to]) => from <= code && code <= to);
    const different: number[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const isIgnored =
        /\p{Default_Ignorable_Code_Point}/u.test(character) ||
        (/\p{Cc}/u.test(character) && !/\s/.test(character));
      if (isIgnored !== listed(code)) different.push(code);
    }
    // Marks of annotation are listed besides; shorthand and musical controls, which stand in no register, are not.
    expect(different.filter((code) => code < 0x10000)).toEqual([0xfff9, 0xfffa, 0xfffb]);
    expect(different.filter((code) => code >= 0x10000).every((code) => code < 0x20000)).toBe(true);
  });

  it('are named once each, in order', () => {
    expect(invisibleIn('\u200b1990\u{e0100}\u200b')).toEqual(['U+200B', 'U+E0100']);
    expect(invisibleIn('1990　10')).toEqual([]);
    expect(withoutInvisible('\ufeff生\u00ad年')).toBe('生年');
  });

  it('and spaces alone are blank', () => {
    for (const text of ['', ' ', '　\u200b', '\u001a', '\u00a0\t'])
      expect(isBlank(text)).toBe(true);
    expect(isBlank('\u200b0')).toBe(false);
  });
});

describe('officeName', () => {
  it.each([
    ['芝 ', '芝'],
    ['\u200b芝\u{e0100}', '芝'],
    ['芝\r', '芝'],
    ['シハ\u3099', 'シバ'],
    ['ｼﾊﾞ', 'シバ'],
    ['Ｓｈｉｂａ　１', 'Shiba 1'],
    ['Cafe\u0301', 'Café'],
    ['prev \u00a0 next', 'prev next'],
    ['上の段\n下の段', '上の段 下の段'],
    ['__proto__', '__proto__'],
    ['㈱①髙﨑', '㈱①髙﨑'],
    ['\u200b', ''],
  ])('makes one of %j and %j', (written, name) => {
    expect(officeName(written)).toBe(name);
    expect(officeName(name)).toBe(name);
  });
});
