// Faults as data: what can stop a run, by code, with particulars. The words are in words/faults.ts, the exit codes in main.
import type { DataFinding } from '../rules/data-finding.js';
import type { RuleId } from '../rules/rule-book.js';
import type { ColumnName } from './columns.js';
import type { DateForm } from './date-text.js';
import type { FindingCode, RowFinding } from './findings.js';
import type { LayoutFinding } from './layout-finding.js';
import type { OtherKind } from './other-kind.js';
import type { PrivacyFinding } from './privacy-finding.js';
import type { PlacedScenarioFinding } from './scenario-finding.js';
import type {
  ActualsFinding,
  ComparedFinding,
  CountsFinding,
  JsonTableCode,
  JsonTallyCode,
  PlacedFinding,
  SavedFinding,
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
  readonly 'input-changed': { readonly file: string };
  readonly 'input-text-too-large': { readonly file: string; readonly limit: number };
  readonly 'input-out-of-memory': NoParams;
  readonly 'input-empty': { readonly file: string };
  readonly 'input-binary': { readonly file: string; readonly offset: number };
  readonly 'input-utf-16': { readonly file: string };
  readonly 'input-unread-encoding': { readonly file: string; readonly encoding: string };
  readonly 'input-ambiguous-encoding': { readonly file: string; readonly offset: number };
  readonly 'input-row-too-long': { readonly file: string; readonly line: number };
  readonly 'input-drawn-table': { readonly file: string; readonly line: number };
  readonly 'input-not-text': {
    readonly file: string;
    readonly offset: number;
    readonly encoding: string;
  };
  /** `packed`: it is what an archive holds. */
  readonly 'input-other-kind': {
    readonly file: string;
    readonly kind: OtherKind;
    readonly packed: boolean;
  };
  readonly 'input-zip-broken': { readonly file: string };
  readonly 'input-zip-empty': { readonly file: string };
  readonly 'input-zip-several': { readonly file: string; readonly count: number };
  readonly 'input-zip-encrypted': { readonly file: string };
  /** `method` is the name that archivers give it, or its number. */
  readonly 'input-zip-method': { readonly file: string; readonly method: string };
  readonly 'input-zip-part': { readonly file: string };
  readonly 'input-zip-entry': { readonly file: string; readonly entry: string };
  readonly 'input-nested': { readonly file: string; readonly most: number };
  readonly 'input-archive-too-large': { readonly file: string; readonly limit: number };
  readonly 'input-bomb': { readonly file: string; readonly ratio: number };
  readonly 'input-no-sheet': {
    readonly file: string;
    readonly sheet: string;
    readonly sheets: readonly string[];
  };
  readonly 'input-sheet-no-table': {
    readonly file: string;
    readonly sheet: string;
    readonly sheets: readonly string[];
  };
  readonly 'input-no-visible-sheet': { readonly file: string; readonly sheets: readonly string[] };
  readonly 'input-several-sheets': {
    readonly file: string;
    readonly sheets: readonly string[];
    /** What can be done: all can be read, one can be named, or neither. */
    readonly offers: 'all' | 'one' | 'none';
  };
  readonly 'input-unknown-cell': {
    readonly file: string;
    readonly sheet: string;
    readonly cell: string;
    /** Whether it holds an error, else a formula whose result is not stored. */
    readonly isError: boolean;
  };
  readonly 'input-gzip-broken': { readonly file: string };
  readonly 'input-terminal': NoParams;
  readonly 'input-too-many-rejected': {
    readonly rejected: number;
    readonly rows: number;
    readonly allowed: string;
  };
  /** Rows rejected for states or kinds that are not known: `unknown` of them, and all rows that were rejected. */
  readonly 'input-unknown-values': {
    readonly unknown: number;
    readonly rejected: number;
    readonly rows: number;
    readonly allowed: string;
  };
  readonly 'input-file-rejected': NoParams;
  readonly 'input-refused': { readonly option: string; readonly finding: RowFinding };
  readonly 'output-is-input': { readonly file: string };
  readonly 'output-failed': { readonly file: string; readonly reason: string };
  readonly 'input-too-many-scenarios': {
    readonly file: string;
    readonly found: number;
    readonly most: number;
  };
  readonly 'input-too-many-offices': { readonly most: number };
  readonly 'privacy-office-number': NoParams;
  readonly 'output-no-scratch': { readonly folder: string; readonly reason: string };
  readonly 'output-is-folder': { readonly file: string };
  readonly 'output-no-folder': { readonly file: string; readonly reason: string };
  readonly 'usage-impossible-date': { readonly option: string };
  readonly 'usage-not-a-date': { readonly option: string; readonly forms: readonly DateForm[] };
  readonly 'usage-date-beyond': {
    readonly option: string;
    readonly firstYear: number;
    readonly lastYear: number;
  };
  readonly 'usage-blank-file': { readonly option: string };
  readonly 'usage-option-twice': { readonly option: string };
  readonly 'usage-not-a-year': {
    readonly option: string;
    readonly firstYear: number;
    readonly lastYear: number;
  };
  readonly 'usage-years-reversed': { readonly toYear: number; readonly fromYear: number };
  readonly 'usage-years-ended': {
    readonly endedYear: number;
    readonly asOf: string;
    readonly firstYear: number;
  };
  readonly 'usage-plan-years-ended': {
    readonly file: string;
    readonly endedYear: number;
    readonly asOf: string;
    readonly firstYear: number;
  };
  readonly 'usage-sql-no-as-of': NoParams;
  readonly 'usage-sql-hand-over': { readonly file: string };
  readonly 'usage-bad-capacity': NoParams;
  readonly 'usage-capacity-too-late': { readonly firstYear: number; readonly entryYear: number };
  readonly 'usage-bad-limit': { readonly option: string };
  readonly 'usage-not-whole': { readonly option: string };
  readonly 'usage-suppress-low': { readonly least: number };
  readonly 'usage-bad-runs': { readonly most: number };
  readonly 'usage-month-by-shortcut': NoParams;
  readonly 'usage-actuals-by-office': NoParams;
  readonly 'usage-suppress-without-offices': NoParams;
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
  readonly 'usage-sheet-and-all': NoParams;
  readonly 'usage-bad-map': { readonly columns: readonly ColumnName[] };
  readonly 'usage-map-twice': { readonly header: string };
  /** The two as written. */
  readonly 'usage-map-ignored': { readonly map: string; readonly ignored: string };
  readonly 'usage-bad-map-value': NoParams;
  readonly 'usage-map-value-column': { readonly file: string; readonly column: string };
  readonly 'usage-map-value-name': {
    readonly column: string;
    readonly value: string;
    readonly names: readonly string[];
  };
  readonly 'usage-bad-layout': {
    readonly file: string;
    readonly findings: readonly LayoutFinding[];
  };
  readonly 'usage-layout-no-header': {
    readonly file: string;
    readonly header: string;
    readonly column: ColumnName;
    readonly layout: string;
  };
  readonly 'usage-layout-exists': { readonly file: string };
  readonly 'usage-layout-several': NoParams;
  readonly 'usage-map-no-header': { readonly file: string; readonly header: string };
  readonly 'privacy-refused': {
    readonly file: string;
    /** The sheet of a workbook. */
    readonly sheet: string | undefined;
    readonly findings: readonly PrivacyFinding[];
  };
  readonly 'usage-output-twice': { readonly file: string };
  readonly 'usage-ending': {
    readonly file: string;
    /** The endings that would do, with their dots. */
    readonly endings: readonly string[];
    /** Whether a table of text is written too, whose file has no ending of its own. */
    readonly mayBeTable: boolean;
  };
  readonly 'usage-not-a-table': { readonly file: string };
  readonly 'usage-bad-counts': {
    readonly file: string;
    readonly line: number;
    /** Position of the cell in its row, from 1; undefined if the fault is of the whole row. */
    readonly column: number | undefined;
    readonly finding: CountsFinding;
    /** What the table's numbers are, once its header is known. */
    readonly form: 'period' | 'to-date' | 'held' | undefined;
  };
  readonly 'usage-lag-too-long': { readonly issued: string; readonly handedOver: string };
  readonly 'usage-held-leavers': NoParams;
  readonly 'usage-bad-actuals': {
    readonly file: string;
    readonly line: number;
    readonly column: number | undefined;
    readonly finding: ActualsFinding;
  };
  readonly 'usage-older-not-older': {
    readonly file: string;
    readonly older: string;
    readonly asOf: string;
  };
  readonly 'usage-no-actuals-after': { readonly file: string; readonly asOf: string };
  readonly 'usage-backtest-hidden': {
    readonly file: string;
    readonly asOf: string;
    readonly first: string;
  };
  readonly 'usage-nothing-known': { readonly file: string; readonly asOf: string };
  readonly 'usage-bad-share': { readonly option: string };
  readonly 'usage-snapshots-only': { readonly option: string };
  readonly 'usage-bad-patch': { readonly rule: string; readonly rules: readonly RuleId[] };
  readonly 'usage-bad-patch-value': { readonly rule: string };
  readonly 'usage-actuals-not-monthly': { readonly file: string };
  readonly 'usage-not-with-learn': { readonly option: string };
  readonly 'usage-tallies-and-records': { readonly file: string; readonly other: string };
  readonly 'usage-only-with-actuals': { readonly option: string };
  readonly 'usage-only-with-bands': { readonly option: string };
  readonly 'usage-no-actuals': NoParams;
  readonly 'usage-nothing-foreseen': { readonly file: string; readonly asOf: string };
  readonly 'usage-bad-scenario': {
    readonly file: string;
    readonly findings: readonly PlacedScenarioFinding[];
  };
  readonly 'usage-scenario-piped': NoParams;
  readonly 'usage-records-as-scenario': { readonly file: string };
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
  readonly 'usage-no-text-on-terminal': { readonly format: string };
  readonly 'usage-chart-needs-table': NoParams;
  readonly 'usage-chart-by-part': NoParams;
  readonly 'usage-notes-of-tables': NoParams;
  readonly 'usage-provenance-in-csv': NoParams;
  readonly 'usage-excel-needs-csv': NoParams;
  readonly 'usage-long-for-programs': NoParams;
  readonly 'usage-excel-encoding': NoParams;
  readonly 'usage-report-output': NoParams;
  readonly 'usage-chart-without-svg': NoParams;
  readonly 'usage-not-in-chart': { readonly option: string };
  readonly 'usage-chart-hidden': NoParams;
  readonly 'usage-word-is-paper': { readonly file: string };
  readonly 'usage-annex-without-paper': NoParams;
  readonly 'usage-paper-learns-nothing': NoParams;
  readonly 'usage-chart-learns-nothing': { readonly chart: string };
  readonly 'usage-chart-has-no-form': { readonly option: string };
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
  readonly 'input-not-saved': { readonly file: string; readonly finding: SavedFinding };
  /** Of what the two files are: one a forecast, the other a plan; broken down otherwise; of other years. */
  readonly 'usage-compare-kinds': { readonly old: string; readonly new: string };
  readonly 'usage-compare-parts': { readonly old: string; readonly new: string };
  readonly 'usage-compare-nothing': { readonly old: string; readonly new: string };
  readonly 'input-tally-rejected': {
    readonly rejected: number;
    readonly rows: number;
    readonly allowed: string;
  };
  readonly 'input-parquet-broken': { readonly file: string };
  readonly 'input-parquet-nested': { readonly file: string; readonly column: string };
  readonly 'input-parquet-encoding': { readonly file: string; readonly column: string };
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

  /** The error of a fault that was handed on as plain data. */
  static of({ code, params }: Fault): FaultError {
    return new FaultError(...([code, params] as unknown as FaultArguments));
  }
}

/** The value of a result; throws its fault if it failed. */
export function valueOrThrow<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw FaultError.of(result.fault);
}
