// The bundled data, strictly decoded: the law, the header aliases, the ward's published table.
import type { CivilDate } from '../calendar/civil-date.js';
import type { Host } from '../host/host.js';
import { decodePrivacyData, type PrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePublishedTable, type PublishedTable } from '../read/tables/published-table.js';
import { type AliasFile, decodeAliases } from '../records/aliases.js';
import type { HeaderAliases } from '../records/columns.js';
import { FaultError, type Result, valueOrThrow } from '../records/fault.js';
import { canonicalRules } from '../rules/canonical.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import { decodeRuleBook, type RuleBook } from '../rules/rule-book.js';

/** The bundled records; the first stand in where no file is named. */
export const BUNDLED = ['minato-as-published.csv.gz', 'minato-even-birthdays.csv.gz'] as const;

/** The day of which the bundled records speak: the one of the ward's own table. */
export const BUNDLED_AS_OF = 20250401 as CivilDate;

/** By which digests the bundled records are known, unpacked. */
export interface BundledDigests {
  /** How many of the first bytes have a digest of their own. */
  readonly headBytes: number;
  /** SHA-256 of the first bytes and of all. */
  readonly files: readonly {
    readonly name: string;
    readonly head: string;
    readonly sha256: string;
  }[];
}

/** The digests of the bundled records, written with them. */
export function loadBundledDigests(host: Host): BundledDigests {
  return host.data('bundled.json') as BundledDigests;
}

/** By host, or by what outlives it: tallies are kept by the law they were counted by, so it must not be made twice. */
const laws = new WeakMap<object, RuleBook>();

/** The law in force. */
export function loadLaw(host: Host): RuleBook {
  const owner = host.memory ?? host;
  const law = laws.get(owner) ?? decodeLaw(host);
  laws.set(owner, law);
  return law;
}

function decodeLaw(host: Host): RuleBook {
  const book = decodeRuleBook(
    jsonNames(host, 'rules').map((name) => ({
      name: `data/rules/${name}`,
      json: host.data(`rules/${name}`),
    })),
  );
  if ('rules' in book) return book;
  throw new FaultError('usage-bad-data', { findings: book });
}

/** SHA-256 of the rules' values: equal digests mean equal law. */
export function rulesDigest(host: Host, law: RuleBook): string {
  return host.sha256(canonicalRules(law));
}

/** The headers and values by which columns are known. */
export function loadAliases(host: Host): HeaderAliases {
  const [headers, values] = ['header-aliases.json', 'value-aliases.json'].map((name) => ({
    json: host.data(name),
    file: `data/${name}`,
  })) as [AliasFile, AliasFile];
  return valueOrThrow(decodeAliases(headers, values));
}

/** By which words and forms personal data are known. */
export function loadPrivacyData(host: Host): PrivacyData {
  return decoded(host, 'privacy.json', decodePrivacyData);
}

/** The ward's published table. */
export function loadWardTable(host: Host, law: RuleBook): PublishedTable {
  const years = knownFiscalYears(law);
  return decoded(host, 'published/minato-2025-09-05.json', (json, file) =>
    decodePublishedTable(json, file, years),
  );
}

/** A bundled file decoded. */
export function decoded<Value>(
  host: Host,
  file: string,
  decode: (json: unknown, file: string) => Result<Value>,
): Value {
  return valueOrThrow(decode(host.data(file), `data/${file}`));
}

/** The names of the JSON files in a folder of the bundled data. */
export function jsonNames(host: Host, folder: string): string[] {
  return host.dataNames(folder).filter((name) => name.endsWith('.json'));
}
