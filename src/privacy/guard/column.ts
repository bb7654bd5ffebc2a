// What the guard has seen of one column, and what that shows.
import type { PrivateKind } from '../../records/privacy-finding.js';
import { HashSet, hashOf, type SlotBudget } from './hash-set.js';
import type { NumberEvidence } from './my-number.js';
import {
  ADDRESS,
  BARE_TELEPHONE,
  EMAIL,
  FULL_NAME,
  GIVEN_NAME,
  LIKE_NAME,
  MAYBE_ADDRESS,
  MAYBE_NAME,
  NAME,
  SURNAME,
  TELEPHONE,
} from './shows.js';

/** Distinct hashes of names kept for one column. */
const NAMES_KEPT = 4096;
const MANY_NAMES = 30;
/** The least different surnames that show persons; offices are called like persons too, but are few. */
const LEAST_SURNAMES = 8;

/** What has been seen of one column. */
export class Column {
  filled = 0;
  emails = 0;
  phones = 0;
  addresses = 0;
  names = 0;
  fullNames = 0;
  maybeNames = 0;
  /** What the cells met last show, and their folded forms: columns repeat themselves. */
  readonly met = new Map<string, Looked>();
  numbers: NumberEvidence | undefined;
  /** Numbers of eleven digits, as those that lost their first zero. */
  shortNumbers: NumberEvidence | undefined;
  distinctNames: HashSet | undefined;
  distinctMaybeNames: HashSet | undefined;
  /** The first rows alone. */
  readonly first = new FirstRows();

  /** `isRead`: a column of records, which a name hardly ever stands in; what stands in its text is an office. */
  constructor(readonly isRead: boolean) {}

  count(shows: number): void {
    if ((shows & EMAIL) !== 0) this.emails += 1;
    if ((shows & TELEPHONE) !== 0) this.phones += 1;
    if ((shows & ADDRESS) !== 0) this.addresses += 1;
    if (this.hasName(shows)) this.names += 1;
    if ((shows & FULL_NAME) === FULL_NAME) this.fullNames += 1;
    if ((shows & MAYBE_NAME) !== 0) this.maybeNames += 1;
  }

  /** Whether it is a name here: two characters set apart are an office in a column of offices. */
  private hasName(shows: number): boolean {
    return (shows & NAME) !== 0 && !(this.isRead && (shows & LIKE_NAME) !== 0);
  }

  rememberName(cell: string, shows: number, budget: SlotBudget): void {
    const hash = hashOf(cell);
    this.distinctMaybeNames ??= new HashSet(NAMES_KEPT, budget);
    this.distinctMaybeNames.add(hash);
    if (!this.hasName(shows)) return;
    this.distinctNames ??= new HashSet(64, budget);
    this.distinctNames.add(hash);
  }
}

/** What a cell shows, and how it reads folded. */
export interface Looked {
  readonly shows: number;
  readonly folded: string;
}

/** What the first rows of a column show, of what tells only together. */
class FirstRows {
  filled = 0;
  phones = 0;
  addresses = 0;
  surnames = 0;
  given = 0;
  readonly distinctSurnames = new Set<number>();
  readonly distinctGiven = new Set<number>();
  readonly distinctPhones = new Set<number>();
  readonly towns = new Set<number>();

  /** `word` is the cell, of an address its town. */
  add(shows: number, cell: string, town: string): void {
    this.filled += 1;
    if ((shows & (SURNAME | GIVEN_NAME | BARE_TELEPHONE | MAYBE_ADDRESS | TELEPHONE)) === 0) return;
    if ((shows & SURNAME) !== 0) {
      this.surnames += 1;
      this.distinctSurnames.add(hashOf(cell));
    }
    if ((shows & GIVEN_NAME) !== 0) {
      this.given += 1;
      this.distinctGiven.add(hashOf(cell));
    }
    if ((shows & (BARE_TELEPHONE | TELEPHONE)) !== 0) {
      this.phones += 1;
      this.distinctPhones.add(hashOf(cell.slice(0, 7)));
    }
    if ((shows & MAYBE_ADDRESS) !== 0) {
      this.addresses += 1;
      this.towns.add(hashOf(town));
    }
  }

  /** Numbers of telephones begin otherwise nearly each time; those of a sequence don't. */
  showsTelephones(): boolean {
    return (
      this.phones >= 3 &&
      this.phones * 5 >= this.filled * 4 &&
      this.distinctPhones.size * 2 >= this.phones
    );
  }

  showsAddresses(): boolean {
    return this.towns.size >= 3 && this.addresses * 2 >= this.filled;
  }

  showsSurnames(): boolean {
    const { size } = this.distinctSurnames;
    return (
      size >= LEAST_SURNAMES &&
      size * size >= this.surnames * 4 &&
      this.surnames * 20 >= this.filled * 11
    );
  }

  /** Whether this column has surnames and the other one given names. */
  isSurnameOf(given: FirstRows): boolean {
    return (
      this.distinctSurnames.size >= 3 &&
      given.distinctGiven.size >= 3 &&
      this.surnames * 2 >= this.filled &&
      given.given * 10 >= given.filled * 6
    );
  }
}

/** Whether a column shows a kind by itself. */
export const SHOWN: Readonly<Record<PrivateKind, (column: Column) => boolean>> = {
  'my-number': (column) =>
    (column.numbers?.shown() ?? false) || (column.shortNumbers?.shown() ?? false),
  email: (column) => column.emails > 0,
  phone: (column) => isMuch(column.phones, column.filled) || column.first.showsTelephones(),
  address: (column) => isMuch(column.addresses, column.filled) || column.first.showsAddresses(),
  name: (column) => {
    const distinct = column.distinctNames?.size ?? 0;
    // One office or two can be written like a name by chance: it takes a given name that no place has.
    const few = column.isRead ? column.fullNames : column.names;
    if (isMuch(column.names, column.filled) && (distinct >= 3 || few === column.filled))
      return true;
    if (column.first.showsSurnames()) return true;
    const cells = column.names + column.maybeNames;
    const many = column.distinctMaybeNames;
    if (many === undefined || many.size < MANY_NAMES || !isMuch(cells, column.filled)) return false;
    return many.full || many.size * 4 >= cells;
  },
};

/** At least a fifth of the filled cells, and three of them or all. */
function isMuch(cells: number, filled: number): boolean {
  return cells >= Math.min(3, filled) && cells > 0 && cells * 5 >= filled;
}
