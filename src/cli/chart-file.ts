// The chart of a result in a file of its own, as SVG or PNG.
import type { Host } from '../host/host.js';
import type { Rendered } from '../layout/presentation.js';
import { reportAdvice } from '../page/advice.js';
import { type Fault, FaultError, fault } from '../records/fault.js';
import type { ForecastReport } from '../reports/forecast.js';
import type { LearnReport } from '../reports/learn.js';
import { yearsReport } from '../reports/report.js';
import type { OutputOptions } from './options.js';

/** What does not go with a drawing: the options that are given, by the name of each. */
export function drawnClashes(
  { format, provenance }: OutputOptions,
  given: Readonly<Record<string, boolean>>,
): readonly (Fault | false)[] {
  return Object.entries({ ...given, '--provenance': provenance }).map(
    ([option, isGiven]) =>
      (format === 'svg' || format === 'png') && isGiven && fault('usage-not-in-chart', { option }),
  );
}

/** What a chart in a file shows: the years of a forecast, or the curve of what was learned. */
export type Drawn = ForecastReport | LearnReport;

/** Draws it, as the report does. */
export async function chartFile(
  host: Host,
  drawn: Drawn,
  { format, language }: OutputOptions,
): Promise<Rendered> {
  const report = drawn.kind === 'learn' ? drawn : yearsReport(drawn);
  if (report === undefined) throw new FaultError('usage-chart-hidden');
  const bundled = report.basis.isExample === true;
  const chart = report.kind === 'learn' ? 'learned' : 'forecast';
  const drawer = host.drawer();
  try {
    const { [chart]: svg = '' } = await drawer.draw({ report, language, bundled, chart });
    const bytes = format === 'png' ? await host.drawPng(svg) : new TextEncoder().encode(svg);
    return {
      bytes,
      warnings: report.kind === 'learn' ? [] : reportAdvice(report, bundled, chart, language),
    };
  } finally {
    drawer.close();
  }
}
