// Which formats show a number as a date: built-in ones, Japanese ones, and those that only look alike.
import { describe, expect, it } from 'vitest';
import { isBuiltInDate, isDateFormat } from '../../../src/read/workbook/number-format.js';

describe('a format of the workbook', () => {
  it.each([
    'yyyy/m/d',
    'yyyy\\-mm\\-dd;@',
    '[$-411]ggge"年"m"月"d"日";@',
    '[$-411]ge\\.m\\.d;@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'yyyy"年"m"月"',
    'm"月"d"日"',
    'mmm',
    'mm',
    'aaaa',
    '[DBNum1][$-411]ge"年"',
    'yyyy/m/d h:mm',
    '[Red]d/m/yy;@',
    'YYYY-MM-DD',
    '0;-0;yyyy/m/d',
  ])('is a date: %s', (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  it.each([
    'General',
    'G/標準',
    '[Red]General',
    '@',
    '0',
    '#,##0_);[Red]\\(#,##0\\)',
    '0.00E+00',
    '##0.0e-0',
    '"yyyy"0',
    '0"日"',
    '\\d0',
    '0_d',
    '*d0',
    'h:mm',
    'h:mm:ss AM/PM',
    '[h]:mm',
    '[mm]:ss',
    'mm:ss.0',
    '[<=999]000;[<=9999]000\\-00;000\\-0000',
    '"¥"#,##0',
    '0%',
  ])('is none: %s', (code) => {
    expect(isDateFormat(code)).toBe(false);
  });
});

it('formats by number that show a day are dates, times alone and amounts are not', () => {
  // Source: ECMA-376 part 1, 18.8.30, with the lists for ja-jp.
  for (const format of [14, 15, 16, 17, 22, 27, 28, 31, 36, 50, 55, 57, 58]) {
    expect(isBuiltInDate(format), String(format)).toBe(true);
  }
  for (const format of [0, 1, 4, 9, 18, 20, 21, 32, 33, 37, 44, 45, 46, 47, 48, 49, 59, 164]) {
    expect(isBuiltInDate(format), String(format)).toBe(false);
  }
});
