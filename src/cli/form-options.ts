// The options that say what form files of records have: on the command line, or in a layout file.
import type { FileLayout } from '../read/file-layout.js';
import type { FileForm } from '../read/row-intake.js';
import { INPUT_ENCODINGS } from '../read/text/encodings.js';
import { foldHeader, mappedAndIgnored } from '../records/columns.js';
import { failed, ok } from '../records/fault.js';
import { HELP } from '../words/help.js';
import { choice, flag, group, list, type Part, text, value } from './parts.js';
import { parseMap, parseMapValue, parseWhole } from './values.js';

export const SHEET = text('--sheet <name>', HELP.sheet);
/** The municipality whose rows are read from a table of several. */
export const MUNICIPALITY = text('--municipality <name>', HELP.municipality);
export const HANDOVER_LAG = value('--handover-lag <days>', HELP.handoverLag, parseWhole);

/** The form of files, with the layout file that says a part of it. */
export interface ReadingForm extends FileForm {
  readonly layout: string | undefined;
  /** What the command line itself says, without what the layout file does. */
  readonly given: GivenForm;
}

/** What the command line says of the form of files. */
interface GivenForm
  extends Pick<FileForm, 'sheet' | 'allSheets' | 'map' | 'values' | 'ignore' | 'eraCodes'> {
  readonly layout: string | undefined;
  readonly encoding: FileForm['encoding'] | undefined;
  readonly handOverLag: number | undefined;
}

/** What the command line says, and where it says nothing, what the layout does. */
function formOf(given: GivenForm, layout: FileLayout | undefined): ReadingForm {
  const said = new Set(given.map.map(({ column }) => column));
  const own = new Set([...given.map.map(({ header }) => header), ...given.ignore].map(foldHeader));
  const left = (layout?.map ?? []).filter(
    ({ column, header }) => !said.has(column) && !own.has(foldHeader(header)),
  );
  return {
    given,
    layout: given.layout,
    encoding: given.encoding ?? layout?.encoding ?? 'auto',
    sheet: given.sheet ?? (given.allSheets ? undefined : layout?.sheet),
    allSheets: given.allSheets,
    map: [...given.map, ...left],
    // The later of two meanings holds.
    values: [...(layout?.values ?? []), ...given.values],
    ignore: [...given.ignore, ...(layout?.ignore ?? [])],
    handOverLag: given.handOverLag ?? layout?.handOverLag ?? 0,
    eraCodes: given.eraCodes || layout?.eraCodes === true,
  };
}

/** The form of the files, as the user states it. */
export const FORM: Part<ReadingForm> = group(
  {
    layout: text('--layout <file>', HELP.layout),
    encoding: choice('--input-encoding <encoding>', HELP.inputEncoding, INPUT_ENCODINGS),
    sheet: SHEET,
    allSheets: flag('--all-sheets', HELP.allSheets),
    map: list('--map <column=header>', HELP.map, parseMap),
    values: list('--map-value <column:value=meaning>', HELP.mapValue, parseMapValue),
    ignore: list('--ignore-column <header>', HELP.ignoreColumn, (headers) => ok(headers)),
    handOverLag: HANDOVER_LAG,
    eraCodes: flag('--era-codes', HELP.eraCodes),
  },
  (given, { context }) => {
    const { layout } = context;
    if (layout !== undefined && !layout.ok) return layout;
    if (given.sheet !== undefined && given.allSheets) return failed('usage-sheet-and-all');
    const both = mappedAndIgnored(given);
    return both ? failed('usage-map-ignored', both) : ok(formOf(given, layout?.value));
  },
);

/** What is said of a table in a database. */
export interface TableForm extends Pick<FileForm, 'map' | 'values' | 'eraCodes'> {
  /** The layout that says how many days lie between issue and hand-over; undefined where none does. */
  readonly lagging: string | undefined;
}

/** The form of a table, as far as a query can follow what the user or a layout states. */
export const TABLE_FORM: Part<TableForm> = group(
  {
    layout: text('--layout <file>', HELP.layout),
    map: list('--map <column=header>', HELP.map, parseMap),
    values: list('--map-value <column:value=meaning>', HELP.mapValue, parseMapValue),
    eraCodes: flag('--era-codes', HELP.eraCodes),
  },
  (given, { context }) => {
    const { layout } = context;
    if (layout !== undefined && !layout.ok) return layout;
    const unsaid = { sheet: undefined, allSheets: false, ignore: [], encoding: undefined };
    const form = formOf({ ...given, ...unsaid, handOverLag: undefined }, layout?.value);
    const { map, values, eraCodes, handOverLag } = form;
    return ok({ map, values, eraCodes, lagging: handOverLag > 0 ? given.layout : undefined });
  },
);
