// How often bands held: from records as of earlier days, or from an older extract against what came at counters.

import type { CivilDate } from '../calendar/civil-date.js';
import { isoDate } from '../calendar/civil-date.js';
import { fiscalMonthOf } from '../calendar/fiscal-year.js';
import { toNumber, ZERO } from '../calendar/fraction.js';
import type { Host } from '../host/host.js';
import { handOverLag, learnCards } from '../learning/cards.js';
import { firstMonthOf, outOfTurnOf } from '../learning/certificates.js';
import { FaultError } from '../records/fault.js';
import { SUPPRESSED_BELOW } from '../reports/learn.js';
import type { RuleBook } from '../rules/rule-book.js';
import {
  type BandsReport,
  bandsFromActuals,
  bandsFromRecords,
  heldOf,
} from '../scenario/looked-back.js';
import { dueInRecords } from './counters.js';
import {
  type AssumptionOptions,
  type OutputOptions,
  type ReadingOptions,
  readingInEffect,
} from './options.js';
import { isTallyName, readRenewalTallies, renewalsIn } from './renewals.js';
import { readActualsFile, refuseAssumptions } from './tables.js';
import { toolName } from './tool.js';

/** The options by which bands are looked back at. */
export interface BandsOptions {
  readonly files: readonly string[];
  readonly actuals: string | undefined;
  readonly asOf: CivilDate | undefined;
  readonly by: 'month' | undefined;
  readonly assumed: AssumptionOptions;
  readonly reading: ReadingOptions;
  readonly output: OutputOptions;
}

/** The report of how often bands held. */
export async function reportBands(
  host: Host,
  options: BandsOptions,
  law: RuleBook,
): Promise<BandsReport> {
  const { files, actuals, by, assumed, reading, output } = options;
  refuseAssumptions({ minorShare: assumed.minorShare, leavesPerYear: undefined });
  const request = { reading, output, asked: options.asOf, withCohorts: false };
  const known = files.every(isTallyName)
    ? await readRenewalTallies(host, files, request, law)
    : await renewalsIn(host, files, request, law);
  const { seen, terms, asOfSource, isExample } = known;
  const { asOf } = terms;
  const outOfTurn = outOfTurnOf(seen, asOf, law);
  const frame = { asOf, from: firstMonthOf(asOf, undefined, law), outOfTurn, law };
  const leavesPerYear = toNumber(assumed.leavesPerYear?.value ?? ZERO);
  const came =
    actuals === undefined ? undefined : await readActualsFile(host, actuals, law, reading.language);
  const last = came?.actuals.rows.at(-1);
  const found =
    came === undefined || last === undefined
      ? bandsFromRecords(seen, frame)
      : bandsFromActuals(
          {
            ...{ seen, card: learnCards(seen.card, frame), leavesPerYear },
            handOver: handOverLag(seen.handOver, asOf),
            due: await dueInRecords(
              host,
              files,
              { reading, output },
              law,
              asOf,
              fiscalMonthOf(last.firstDay) + (came.actuals.by === 'month' ? 0 : 11),
            ),
          },
          came.actuals,
          frame,
        );
  if (found === undefined || found.rows.length === 0)
    throw new FaultError('usage-nothing-foreseen', {
      file: files.join(', '),
      asOf: isoDate(asOf),
    });
  return {
    kind: 'backtest-bands',
    by: by ?? 'fiscal_year',
    against: came ? 'actuals' : 'records',
    ...found,
    held: heldOf(found.rows),
    leavesPerYear,
    suppressBelow: came ? 0 : SUPPRESSED_BELOW,
    basis: {
      tool: toolName(host),
      rulesVersion: law.version,
      ...{ asOf, asOfSource, isExample },
      inputs: [...known.inputs, ...(came ? [came.digest] : [])],
      options: {
        as_of: isoDate(asOf),
        bands: true,
        by: by ?? null,
        actuals: actuals ?? null,
        leaves_per_year: assumed.leavesPerYear?.written ?? null,
        ...readingInEffect(reading),
      },
    },
  };
}
