// Days as papers write them, and notes in which they stand otherwise.
import { describe, expect, it } from 'vitest';
import { paperDay, paperText } from '../../src/words/dates.js';
import { day } from '../support/law.js';

describe('a day in a paper', () => {
  it('is of its era in Japanese, with the month’s name in English', () => {
    expect(paperDay(day(20250905), 'ja')).toBe('令和7年9月5日');
    expect(paperDay(day(20190501), 'ja')).toBe('令和元年5月1日');
    expect(paperDay(day(20190430), 'ja')).toBe('平成31年4月30日');
    expect(paperDay(day(20250905), 'en')).toBe('5 September 2025');
  });
});

describe('a note in a paper', () => {
  it.each([
    ['基準日 2025-04-01 (指定による)。', '基準日 令和7年4月1日 (指定による)。'],
    ['2026-04-01から2031-03-31まで', '令和8年4月1日から令和13年3月31日まで'],
    ['毎年12-29～01-03・2026-05-07', '毎年12月29日～1月3日・令和8年5月7日'],
    ['最大19件、2026-06末', '最大19件、令和8年6月末'],
    ['2026年度 2,026件 12-34', '令和8年度 2,026件 12-34'],
    ['月～金 09:00～17:00、2025-13-01', '月～金 09:00～17:00、2025-13-01'],
  ])('has its days in Japanese eras: %s', (note, said) => {
    expect(paperText(note, 'ja')).toBe(said);
  });

  it('has the months’ names in English, and its years as they are', () => {
    expect(paperText('from 2026-04-01, 12-29 each year, in 2026-06, FY2026', 'en')).toBe(
      'from 1 April 2026, 29 December each year, in June 2026, FY2026',
    );
  });
});
