// Decides where the law, the header aliases and the ward's published table come from: the bundled data, strictly read.
import { createHash } from 'node:crypto';
import type { Host } from '../host/host.js';
import type { PrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePrivacyData } from '../privacy/guard/privacy-data.js';
import { decodePublishedTable, type PublishedTable } from '../read/tables/published-table.js';
import type { HeaderAliases } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { decodeHeaderAliases } from '../records/header-aliases.js';
import { canonicalRules } from '../rules/canonical.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import { decodeRuleBook, type RuleBook } from '../rules/rule-book.js';
import { tableProblemsText } from '../words/table-problems.js';

/** The law in force. */
export function loadLaw(host: Host): RuleBook {
  const names = host.dataNames('rules').filter((name) => name.endsWith('.json'));
  const book = decodeRuleBook(
    names.map((name) => ({ name: `data/rules/${name}`, json: host.data(`rules/${name}`) })),
  );
  if ('rules' in book) return book;
  const detail = book.map(({ file, message }) => `${file}: ${message}`).join('; ');
  throw new FaultError('usage-bad-data', { detail });
}

/** SHA-256 of the rules' values: whoever has the same counts by the same law. */
export function rulesDigest(law: RuleBook): string {
  return createHash('sha256').update(canonicalRules(law)).digest('hex');
}

/** The headers by which columns are known. */
export function loadAliases(host: Host): HeaderAliases {
  const aliases = decodeHeaderAliases(host.data('header-aliases.json'));
  if (typeof aliases !== 'string') return aliases;
  throw new FaultError('usage-bad-data', { detail: `data/header-aliases.json: ${aliases}` });
}

/** By which words and forms personal data are known. */
export function loadPrivacyData(host: Host): PrivacyData {
  const data = decodePrivacyData(host.data('privacy.json'));
  if (typeof data !== 'string') return data;
  throw new FaultError('usage-bad-data', { detail: `data/privacy.json: ${data}` });
}

/** The ward's published table. */
export function loadWardTable(host: Host, law: RuleBook): PublishedTable {
  const file = 'published/minato-2025-09-05.json';
  const table = decodePublishedTable(host.data(file), knownFiscalYears(law));
  if ('rows' in table) return table;
  throw new FaultError('usage-bad-data', {
    detail: `data/${file}: ${tableProblemsText(table).en}`,
  });
}
