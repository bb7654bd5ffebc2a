// A scenario file decoded from parsed YAML: first its form, then its meaning.
import type { z } from 'zod';
import {
  type Expectation,
  type Path,
  type ScenarioFinding,
  type ScenarioRejection,
  type ScenarioWarning,
  scenarioFinding,
} from '../records/scenario-finding.js';
import type { FiscalYears } from '../rules/fiscal-years.js';
import { assumptionsOf } from './decode-assumptions.js';
import { capacityOf } from './decode-capacity.js';
import { costsOf } from './decode-costs.js';
import { paperOf } from './decode-paper.js';
import { nearest } from './nearest.js';
import type { Scenario, ScenarioFile } from './scenario.js';
import { createScenarioFindings } from './scenario-findings.js';
import { type ShippedPatch, scenarioSchema } from './scenario-schema.js';

/** A decoded scenario file; `file` is undefined if a finding rejects it. */
export interface DecodedScenario {
  readonly file: ScenarioFile | undefined;
  readonly rejecting: readonly ScenarioFinding<ScenarioRejection>[];
  readonly warnings: readonly ScenarioFinding<ScenarioWarning>[];
}

/**
 * Decodes the scenarios of parsed YAML. All findings on the form are reported; if there are none, all findings on the
 * meaning. Assumptions not stated are neutral. Decimals become exact fractions. `shipped` are the patches that a file can
 * name.
 */
export function decodeScenario(
  json: unknown,
  shipped: readonly ShippedPatch[],
  years: FiscalYears,
): DecodedScenario {
  const parsed = scenarioSchema(years).safeParse(json);
  if (!parsed.success) {
    const rejecting = findingsOfForm(parsed.error.issues, json);
    return { file: undefined, rejecting, warnings: [] };
  }
  const findings = createScenarioFindings();
  const { data } = parsed;
  const [from, to] = data.fiscal_years;
  if (to < from)
    findings.reject('years-reversed', ['fiscal_years'], { fromYear: from, toYear: to });
  const shared = data.assumptions ?? {};
  const around = { toYear: to, shipped, findings };
  const untold = { ...around, findings: createScenarioFindings() };
  assumptionsOf(shared, ['assumptions'], around);
  const names = new Set<string>();
  const scenarios = data.scenarios.map((raw, index): Scenario => {
    const path = ['scenarios', index];
    const name = raw.name.trim();
    if (names.has(name)) findings.reject('repeated-scenario', [...path, 'name'], { name });
    names.add(name);
    const capacity = capacityOf(raw.capacity, from, [...path, 'capacity'], findings);
    const costs = costsOf(raw, { years: { from, to }, capacity, path }, findings);
    // What is wrong is told where it stands, once.
    assumptionsOf(raw.assumptions ?? {}, [...path, 'assumptions'], around);
    return {
      name,
      capacity,
      assumptions: assumptionsOf({ ...shared, ...raw.assumptions }, [], untold),
      ...(costs && { costs }),
    };
  });
  const { rejecting, warnings } = findings;
  return {
    file:
      rejecting.length === 0
        ? {
            from,
            to,
            ...(data.by && { by: data.by }),
            scenarios,
            ...(data.paper && { paper: paperOf(data.paper) }),
          }
        : undefined,
    rejecting,
    warnings,
  };
}

/** A number with separators between its thousands: to YAML a text. */
const SEPARATED = /^\d{1,3}(?:,\d{3})+$/;

/** Findings on the form, without repetition, at the innermost wrong place. */
function findingsOfForm(
  issues: readonly z.core.$ZodIssue[],
  json: unknown,
): ScenarioFinding<ScenarioRejection>[] {
  const found = innermost(issues, []).flatMap(
    ({ issue, path }): ScenarioFinding<ScenarioRejection>[] => {
      if (issue.code === 'unrecognized_keys') {
        const known = issue.message.split(' ');
        return issue.keys.map((key) =>
          scenarioFinding('unknown-key', [...path, key], {
            near: nearest(key, known),
            list: known.join(', '),
          }),
        );
      }
      const expected = issue.message as Expectation;
      const value = valueAt(json, path);
      const rejection = (code: 'bad-key' | 'missing' | 'blank' | 'thousands' | 'does-not-fit') => [
        scenarioFinding(code, path, { expected }),
      ];
      if (issue.code === 'invalid_key') return rejection('bad-key');
      if (value === undefined) return rejection('missing');
      if (value === null) return rejection('blank');
      const isNumeric = issue.code === 'too_small' || issue.code === 'too_big';
      if (isNumeric && typeof value === 'number') {
        return [scenarioFinding('out-of-range', path, { expected, value: String(value) })];
      }
      const isSeparated =
        typeof value === 'string' && SEPARATED.test(value.normalize('NFKC').trim());
      return rejection(isSeparated ? 'thousands' : 'does-not-fit');
    },
  );
  const seen = new Set<string>();
  return found.filter(({ code, path }) => {
    const place = JSON.stringify([code, path]);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

interface PlacedIssue {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
}

/** The issues of the most likely form, for a place that may take several forms. */
function innermost(issues: readonly z.core.$ZodIssue[], base: Path): PlacedIssue[] {
  return issues.flatMap((issue): PlacedIssue[] => {
    const path = [...base, ...(issue.path as (string | number)[])];
    if (issue.code !== 'invalid_union') return [{ issue, path }];
    const forms = issue.errors.filter(
      (form) => !form.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0),
    );
    const [meant] = forms.toSorted((a, b) => weight(a) - weight(b));
    return meant === undefined ? [{ issue, path }] : innermost(meant, path);
  });
}

function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    json,
  );
}
