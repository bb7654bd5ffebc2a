// The bundled data, strictly decoded: the law, the header aliases, the ward's published table.
import type { Host } from '../host/host.js';
import { decodePrivacyData, type PrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePublishedTable, type PublishedTable } from '../read/tables/published-table.js';
import type { HeaderAliases } from '../records/columns.js';
import { FaultError, valueOrThrow } from '../records/fault.js';
import { decodeHeaderAliases } from '../records/header-aliases.js';
import { canonicalRules } from '../rules/canonical.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import { decodeRuleBook, type RuleBook } from '../rules/rule-book.js';

/** The bundled records; the first stand in where no file is named. */
export const BUNDLED = ['minato-as-published.csv.gz', 'minato-even-birthdays.csv.gz'] as const;

/** The law in force. */
export function loadLaw(host: Host): RuleBook {
  const book = decodeRuleBook(
    jsonNames(host, 'rules').map((name) => ({
      name: `data/rules/${name}`,
      json: host.data(`rules/${name}`),
    })),
  );
  if ('rules' in book) return book;
  throw new FaultError('usage-bad-data', { findings: book });
}

/** SHA-256 of the rules' values: whoever has the same counts by the same law. */
export function rulesDigest(host: Host, law: RuleBook): string {
  return host.sha256(canonicalRules(law));
}

/** The headers by which columns are known. */
export function loadAliases(host: Host): HeaderAliases {
  const file = 'header-aliases.json';
  return valueOrThrow(decodeHeaderAliases(host.data(file), `data/${file}`));
}

/** By which words and forms personal data are known. */
export function loadPrivacyData(host: Host): PrivacyData {
  const file = 'privacy.json';
  return valueOrThrow(decodePrivacyData(host.data(file), `data/${file}`));
}

/** The ward's published table. */
export function loadWardTable(host: Host, law: RuleBook): PublishedTable {
  const file = 'published/minato-2025-09-05.json';
  return valueOrThrow(decodePublishedTable(host.data(file), `data/${file}`, knownFiscalYears(law)));
}

/** A bundled file decoded; a decoder gives text where something is wrong. */
export function decoded<Value extends object>(
  host: Host,
  file: string,
  decode: (json: unknown) => Value | string,
): Value {
  const value = decode(host.data(file));
  if (typeof value !== 'string') return value;
  throw new FaultError('usage-bad-data', { findings: [{ file: `data/${file}`, message: value }] });
}

/** The names of the JSON files in a folder of the bundled data. */
export function jsonNames(host: Host, folder: string): string[] {
  return host.dataNames(folder).filter((name) => name.endsWith('.json'));
}
