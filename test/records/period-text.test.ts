// Years, months, days and numbers as people type them into small tables.
import { describe, expect, it } from 'vitest';
import {
  readDayOfCount,
  readFiscalYear,
  readMonth,
  readNumber,
} from '../../src/records/period-text.js';
import { fiscalYears } from '../support/law.js';

describe('a fiscal year', () => {
  it.each([
    ['2025', 2025],
    ['ＦＹ2025', 2025],
    ['2025 年度', 2025],
    ['令和７年度', 2025],
    ['R7', 2025],
    ['令和7年度分', 2025],
    ['令和7(2025)年度', 2025],
    ['2025年度（令和7年度）', 2025],
    // Source: a fiscal year is 令和元年度 although it began in 平成31年.
    ['令和元年度', 2019],
    ['平成31年度', 2019],
    ['令和7(2026)年度', undefined],
    ['平成32年度', undefined],
    ['25', undefined],
    ['2025.0', 2025],
    ['2025.5', undefined],
    ['2014', undefined],
    ['', undefined],
  ])('%s is %s', (text, year) => {
    expect(readFiscalYear(text, fiscalYears())).toBe(year);
  });
});

describe('a month', () => {
  it.each([
    ['2025-04', 20250401],
    ['2025/4', 20250401],
    ['2025.4', 20250401],
    ['202504', 20250401],
    ['2025年4月', 20250401],
    ['２０２５年４月分', 20250401],
    ['令和7年4月', 20250401],
    ['R7.4', 20250401],
    ['令和元年5月', 20190501],
    ['2025-04-01', 20250401],
    ['令和7年4月1日', 20250401],
    ['2025-04-02', undefined],
    ['2025-13', undefined],
    ['令和元年4月', undefined],
    ['202504.0', 20250401],
    ['20254', undefined],
    ['4月', undefined],
  ])('%s begins on %s', (text, first) => {
    expect(readMonth(text)).toBe(first);
  });
});

describe('the day of a count', () => {
  it.each([
    ['2017/03/08', 20170308],
    ['H29.8.31時点', 20170831],
    ['令和5年3月31日現在', 20230331],
    ['R7.8末時点', 20250831],
    ['令和6年2月末', 20240229],
    ['2023年2月末日', 20230228],
    ['2023-02末', 20230228],
    ['末', undefined],
    ['3月末', undefined],
    ['令和5年', undefined],
  ])('%s is %s', (text, day) => {
    expect(readDayOfCount(text)).toBe(day);
  });
});

describe('a number', () => {
  it.each([
    ['0', 0],
    ['34700', 34700],
    ['34,700', 34700],
    ['98,682,033', 98682033],
    ['３４,７００ 枚', 34700],
    ['34700.0', 34700],
    ['34,70', undefined],
    ['12 34', undefined],
    ['34.5', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['約3万', undefined],
    ['', undefined],
  ])('%s is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});
