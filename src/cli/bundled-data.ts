// The bundled data, strictly decoded: the law, the header aliases, the ward's published table.
import type { Host } from '../host/host.js';
import { decodePrivacyData, type PrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePublishedTable, type PublishedTable } from '../read/tables/published-table.js';
import type { HeaderAliases } from '../records/columns.js';
import { FaultError, orThrow, type Result } from '../records/fault.js';
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
  return decoded(host, 'header-aliases.json', decodeHeaderAliases);
}

/** By which words and forms personal data are known. */
export function loadPrivacyData(host: Host): PrivacyData {
  return decoded(host, 'privacy.json', decodePrivacyData);
}

/** The ward's published table. */
export function loadWardTable(host: Host, law: RuleBook): PublishedTable {
  return decoded(host, 'published/minato-2025-09-05.json', (json, file) =>
    decodePublishedTable(json, file, knownFiscalYears(law)),
  );
}

/** A bundled file decoded. */
function decoded<Value>(
  host: Host,
  path: string,
  decode: (json: unknown, file: string) => Result<Value>,
): Value {
  return orThrow(decode(host.data(path), `data/${path}`));
}

/** The names of the JSON files in a folder of the bundled data. */
export function jsonNames(host: Host, folder: string): string[] {
  return host.dataNames(folder).filter((name) => name.endsWith('.json'));
}
