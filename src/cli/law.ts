// Decides where the law, the header aliases and the ward's published table come from: the bundled data, strictly read.
import { createHash } from 'node:crypto';
import type { Host } from '../host/host.js';
import type { PrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePublishedTable, type PublishedTable } from '../read/tables/published-table.js';
import type { HeaderAliases } from '../records/columns.js';
import { FaultError, orThrow } from '../records/fault.js';
import { decodeHeaderAliases } from '../records/header-aliases.js';
import { canonicalRules } from '../rules/canonical.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import { decodeRuleBook, type RuleBook } from '../rules/rule-book.js';

/** The law in force. */
export function loadLaw(host: Host): RuleBook {
  const names = host.dataNames('rules').filter((name) => name.endsWith('.json'));
  const book = decodeRuleBook(
    names.map((name) => ({ name: `data/rules/${name}`, json: host.data(`rules/${name}`) })),
  );
  if ('rules' in book) return book;
  throw new FaultError('usage-bad-data', { findings: book });
}

/** SHA-256 of the rules' values: whoever has the same counts by the same law. */
export function rulesDigest(law: RuleBook): string {
  return createHash('sha256').update(canonicalRules(law)).digest('hex');
}

/** The headers by which columns are known. */
export function loadAliases(host: Host): HeaderAliases {
  const file = 'header-aliases.json';
  return orThrow(decodeHeaderAliases(host.data(file), `data/${file}`));
}

/** By which words and forms personal data are known. */
export function loadPrivacyData(host: Host): PrivacyData {
  const file = 'privacy.json';
  return orThrow(decodePrivacyData(host.data(file), `data/${file}`));
}

/** The ward's published table. */
export function loadWardTable(host: Host, law: RuleBook): PublishedTable {
  const file = 'published/minato-2025-09-05.json';
  return orThrow(decodePublishedTable(host.data(file), `data/${file}`, knownFiscalYears(law)));
}
