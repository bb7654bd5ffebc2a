// Faults as data: what can stop a run, by code, with particulars. The words are in words/faults.ts, the exit codes in main.
import type { Localized, RuleId } from '../rules/rule-book.js';
import type { ColumnName } from './columns.js';
import type { DateForm } from './date-text.js';
import type { FindingCode, RowFinding } from './findings.js';
import type { PrivacyFinding } from './privacy-finding.js';
import type {
  ActualsFinding,
  ComparedFinding,
  CountsFinding,
  JsonTableCode,
  JsonTallyCode,
  PlacedFinding,
  SnapshotFinding,
  TallyRowCode,
} from './table-findings.js';

/** A term that tallies must have in common to be added. */
export type TermCode =
  | 'rules'
  | 'rulesDigest'
  | 'from'
  | 'to'
  | 'asOf'
  | 'method'
  | 'repeatRenewals'
  | 'suppressBelow';
/** The value of a term; undefined if none was given. */
type TermValue = string | number | boolean | undefined;

/**
 * The particulars of each fault, by code. The first word of a code decides the exit code. `reason` is the operating system's
 * name of the error, such as EACCES; days are ISO texts.
 */
export interface FaultParams {
  readonly 'input-missing': { readonly file: string };
  readonly 'input-directory': { readonly file: string };
  readonly 'input-unreadable': { readonly file: string; readonly reason: string };
  readonly 'input-empty': { readonly file: string };
  readonly 'input-binary': { readonly file: string; readonly offset: number };
  readonly 'input-row-too-long': { readonly file: string; readonly line: number };
  readonly 'input-not-text': {
    readonly file: string;
    readonly offset: number;
    readonly encoding: string;
  };
  readonly 'input-old-excel': { readonly file: string };
  readonly 'input-zip-broken': { readonly file: string };
  readonly 'input-zip-empty': { readonly file: string };
  readonly 'input-zip-several': { readonly file: string; readonly count: number };
  readonly 'input-zip-encrypted': { readonly file: string };
  readonly 'input-archive-too-large': { readonly file: string; readonly limit: number };
  readonly 'input-bomb': { readonly file: string; readonly ratio: number };
  readonly 'input-no-sheet': {
    readonly file: string;
    readonly sheet: string;
    readonly sheets: readonly string[];
  };
  readonly 'input-gzip-broken': { readonly file: string };
  readonly 'input-terminal': NoParams;
  readonly 'input-too-many-rejected': {
    readonly rejected: number;
    readonly rows: number;
    readonly allowed: string;
  };
  readonly 'input-file-rejected': NoParams;
  readonly 'input-refused': { readonly option: string; readonly finding: RowFinding };
  readonly 'output-is-input': { readonly file: string };
  readonly 'output-failed': { readonly file: string; readonly reason: string };
  readonly 'output-is-folder': { readonly file: string };
  readonly 'output-no-folder': { readonly file: string; readonly reason: string };
  readonly 'usage-impossible-date': { readonly option: string };
  readonly 'usage-not-a-date': { readonly option: string; readonly forms: readonly DateForm[] };
  readonly 'usage-not-a-year': {
    readonly option: string;
    readonly firstYear: number;
    readonly lastYear: number;
  };
  readonly 'usage-years-reversed': { readonly toYear: number; readonly fromYear: number };
  readonly 'usage-bad-capacity': NoParams;
  readonly 'usage-capacity-too-late': { readonly firstYear: number; readonly entryYear: number };
  readonly 'usage-bad-limit': { readonly option: string };
  readonly 'usage-not-whole': { readonly option: string };
  readonly 'usage-suppress-low': { readonly least: number };
  readonly 'usage-bad-runs': { readonly most: number };
  readonly 'usage-month-by-shortcut': NoParams;
  readonly 'usage-cp932-lacks': {
    readonly count: number;
    readonly character: string;
    readonly place:
      | { readonly code: 'inColumn'; readonly header: string }
      | { readonly code: 'inLine'; readonly line: number };
  };
  readonly 'usage-stdin-twice': NoParams;
  readonly 'usage-bad-table': {
    readonly file: string;
    readonly findings: readonly PlacedFinding<JsonTableCode>[];
  };
  readonly 'usage-bad-table-line': {
    readonly file: string;
    readonly line: number;
    /** Position of the cell in its row, from 1; undefined if the fault is of the whole row. */
    readonly column: number | undefined;
    readonly finding: ComparedFinding;
  };
  readonly 'usage-table-no-capacity': { readonly file: string; readonly year: number };
  readonly 'usage-report-no-capacity': { readonly file: string; readonly year: number };
  readonly 'usage-scenario-among-files': { readonly file: string };
  readonly 'usage-table-no-total': { readonly file: string };
  readonly 'usage-bad-tolerance': { readonly columns: readonly string[] };
  readonly 'usage-bad-data': { readonly findings: readonly DataFinding[] };
  readonly 'usage-unknown-code': { readonly code: string; readonly codes: readonly FindingCode[] };
  readonly 'usage-no-file': NoParams;
  readonly 'usage-bad-map': { readonly columns: readonly ColumnName[] };
  readonly 'usage-map-no-header': { readonly file: string; readonly header: string };
  readonly 'privacy-refused': {
    readonly file: string;
    readonly findings: readonly PrivacyFinding[];
  };
  readonly 'usage-output-twice': { readonly file: string };
  readonly 'usage-format-not-offered': {
    readonly file: string;
    readonly formats: readonly string[];
  };
  readonly 'usage-bad-counts': {
    readonly file: string;
    readonly line: number;
    readonly finding: CountsFinding;
  };
  readonly 'usage-bad-snapshots': {
    readonly file: string;
    readonly line: number;
    readonly finding: SnapshotFinding;
  };
  readonly 'usage-bad-actuals': {
    readonly file: string;
    readonly line: number;
    readonly finding: ActualsFinding;
  };
  readonly 'usage-no-actuals-after': { readonly file: string; readonly asOf: string };
  readonly 'usage-nothing-known': { readonly file: string; readonly asOf: string };
  readonly 'usage-bad-share': { readonly option: string };
  readonly 'usage-snapshots-only': { readonly option: string };
  readonly 'usage-bad-patch': { readonly rule: string; readonly rules: readonly RuleId[] };
  readonly 'usage-bad-patch-value': { readonly rule: string };
  readonly 'usage-actuals-not-monthly': { readonly file: string };
  readonly 'usage-bad-scenario': {
    readonly file: string;
    readonly count: number;
    readonly list: Localized;
  };
  readonly 'usage-scenario-piped': NoParams;
  readonly 'usage-no-such-site': {
    readonly file: string;
    readonly site: string;
    readonly sites: readonly string[];
  };
  readonly 'usage-outside-plan': { readonly first: string; readonly last: string };
  readonly 'usage-holidays-unknown': {
    readonly file: string;
    readonly first: string;
    readonly last: string;
  };
  readonly 'usage-workbook-on-terminal': NoParams;
  readonly 'usage-chart-needs-table': NoParams;
  readonly 'usage-chart-by-part': NoParams;
  readonly 'usage-provenance-in-csv': NoParams;
  readonly 'usage-excel-needs-csv': NoParams;
  readonly 'usage-excel-encoding': NoParams;
  readonly 'usage-report-output': NoParams;
  readonly 'usage-report-ending': { readonly file: string };
  readonly 'usage-chart-without-svg': NoParams;
  readonly 'usage-no-such-chart': { readonly chart: string };
  readonly 'usage-scenario-decides': { readonly option: string };
  readonly 'usage-no-chromium': NoParams;
  readonly 'output-not-printed': { readonly browser: string };
  readonly 'input-bad-tally': {
    readonly file: string;
    readonly findings: readonly PlacedFinding<JsonTallyCode>[];
  };
  readonly 'input-bad-tally-line': {
    readonly file: string;
    readonly line: number;
    readonly finding: { readonly code: TallyRowCode };
  };
  readonly 'input-tally-rejected': {
    readonly rejected: number;
    readonly rows: number;
    readonly allowed: string;
  };
  readonly 'input-parquet-broken': { readonly file: string };
  readonly 'input-parquet-nested': { readonly file: string; readonly column: string };
  readonly 'input-parquet-codec': { readonly file: string; readonly codec: string };
  readonly 'input-parquet-large': { readonly file: string; readonly limit: number };
  readonly 'usage-not-with-tally': { readonly option: string };
  readonly 'usage-tally-rules': {
    readonly file: string;
    readonly rules: string;
    readonly own: string;
  };
  readonly 'usage-tally-edited-rules': { readonly file: string; readonly rules: string };
  readonly 'usage-tally-differs': {
    readonly file: string;
    readonly other: string;
    readonly term: TermCode;
    readonly value: TermValue;
    readonly otherValue: TermValue;
  };
  readonly 'usage-tally-option': {
    readonly file: string;
    readonly term: TermCode;
    readonly value: TermValue;
    readonly option: string;
  };
  readonly 'usage-tally-not-by': { readonly file: string; readonly by: string };
  readonly 'usage-tally-twice': { readonly file: string; readonly other: string };
  readonly 'usage-bad-table-name': NoParams;
  readonly 'usage-bad-columns': { readonly columns: readonly ColumnName[] };
  readonly 'usage-file-exists': { readonly file: string };
}

/** The validation library's message on one of the program's own data files: English, for those who maintain them. */
export interface DataFinding {
  readonly file: string;
  readonly message: string;
}

/** A code without particulars. */
type NoParams = Readonly<Record<never, never>>;

export type FaultCode = keyof FaultParams;

/** An expected fault, not a bug: nothing was counted or written. */
export type Fault<Code extends FaultCode = FaultCode> = {
  readonly [C in Code]: { readonly code: C; readonly params: FaultParams[C] };
}[Code];

/** A code with the particulars that it must have. */
type FaultArguments = {
  readonly [C in FaultCode]: FaultParams[C] extends NoParams
    ? NoParams extends FaultParams[C]
      ? readonly [code: C]
      : readonly [code: C, params: FaultParams[C]]
    : never;
}[FaultCode];

/** A value, or the fault that prevented it. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

/** A fault. It does not compile if a particular is missing. */
export function fault(...args: FaultArguments): Fault {
  const [code, params] = args;
  return { code, params: params ?? {} } as Fault;
}

/** A successful result. */
export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** A failed result. */
export function failed(...args: FaultArguments): Result<never> {
  return { ok: false, fault: fault(...args) };
}

/** Carries a fault across streams and callbacks, where no {@link Result} can be returned. `main` catches it. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(...args: FaultArguments) {
    super(args[0]);
    this.fault = fault(...args);
  }
}

/** The value of a result; throws its fault if it failed. */
export function valueOrThrow<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { code, params } = result.fault;
  throw new FaultError(...([code, params] as unknown as FaultArguments));
}
