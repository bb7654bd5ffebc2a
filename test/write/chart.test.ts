// The chart on the terminal keeps to 80 columns and to scale, with blocks and with ASCII alone.
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { forecastChart } from '../../src/layout/forecast.js';
import { renderChart } from '../../src/write/chart.js';
import { someForecast } from '../support/reports.js';

const chartOf = (bars: readonly (readonly [number, number, number | null])[]) => ({
  parts: ['card', 'certificate'],
  mark: 'capacity',
  bars: bars.map(([card, certificate, mark]) => ({
    label: '令和7年度',
    parts: [card, certificate],
    mark,
  })),
});

const count = fc.integer({ min: 0, max: 999_999_999 });
const bars = fc.array(fc.tuple(count, count, fc.option(count)), { minLength: 1, maxLength: 8 });

describe('the chart', () => {
  it('draws parts after each other and the mark where it falls', () => {
    // 69 cells hold 68 steps from 0 to the greatest figure, which is 680: ten a step.
    const [key, first, second] = renderChart(
      {
        parts: ['card', 'certificate'],
        mark: 'capacity',
        bars: [
          { label: 'FY25', parts: [100, 200], mark: 400 },
          { label: 'FY26', parts: [0, 680], mark: 400 },
        ],
      },
      false,
    );
    expect(key).toBe('# card   - certificate   | capacity');
    expect(first).toBe(
      `FY25  ${'#'.repeat(10)}${'-'.repeat(20)}${' '.repeat(10)}|${' '.repeat(28)}  300`,
    );
    expect(second).toBe(`FY26  ${'-'.repeat(40)}|${'-'.repeat(27)}   680`);
  });

  it('never leaves 80 columns, and every line ends with its total', () => {
    fc.assert(
      fc.property(bars, fc.boolean(), (each, blocks) => {
        const [, ...lines] = renderChart(chartOf(each), blocks);
        expect(lines.length).toBe(each.length);
        lines.forEach((line, index) => {
          expect(stringWidth(line)).toBe(80);
          const [card, certificate] = each[index] ?? [0, 0];
          expect(Number(line.split(' ').at(-1)?.replaceAll(',', ''))).toBe(card + certificate);
        });
      }),
    );
  });

  it('draws a greater total no shorter than a smaller one', () => {
    fc.assert(
      fc.property(bars, (each) => {
        const unmarked = each.map(([card, certificate]) => [card, certificate, null] as const);
        const [, ...lines] = renderChart(chartOf(unmarked), false);
        const lengths = lines.map((line, index) => ({
          total: (each[index]?.[0] ?? 0) + (each[index]?.[1] ?? 0),
          length: line.replace(/[^#-]/g, '').length,
        }));
        lengths.sort((a, b) => a.total - b.total);
        lengths.forEach(({ length }, index) => {
          expect(length).toBeGreaterThanOrEqual(lengths[index - 1]?.length ?? 0);
        });
      }),
    );
  });

  it('is ASCII where the terminal shows no more, but for words of the user’s own', () => {
    const lines = renderChart(forecastChart(someForecast(), 'en'), false).join('\n');
    expect(lines).toMatch(/^[ -~\n]+$/);
  });

  it('cuts a long label by its width on the screen', () => {
    const long = { ...chartOf([[1, 2, 3]]) };
    const [, line = ''] = renderChart(
      { ...long, bars: long.bars.map((bar) => ({ ...bar, label: '支'.repeat(40) })) },
      true,
    );
    expect(line).toMatch(/^支{15}… {2}█/);
    expect(stringWidth(line)).toBe(80);
  });
});
