// The law and a record for tests: the bundled rule data, and a card with nothing unusual about it.
import { readdirSync, readFileSync } from 'node:fs';
import { ABSENT, type CivilDate, type MaybeDate } from '../../src/calendar/civil-date.js';
import { type AliasFile, decodeAliases } from '../../src/records/aliases.js';
import type { HeaderAliases } from '../../src/records/columns.js';
import { valueOrThrow } from '../../src/records/fault.js';
import type { CardRecord } from '../../src/records/record.js';
import { type FiscalYears, knownFiscalYears } from '../../src/rules/fiscal-years.js';
import { decodeRuleBook, type RuleBook, type RuleFile } from '../../src/rules/rule-book.js';

const RULES = new URL('../../data/rules/', import.meta.url);

/** A JSON file of the repository, by its path from the root. */
export function repositoryJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

/** The bundled aliases of headers and values. */
export function repositoryAliases(): HeaderAliases {
  const [headers, values] = ['data/header-aliases.json', 'data/value-aliases.json'].map((file) => ({
    json: repositoryJson(file),
    file,
  })) as [AliasFile, AliasFile];
  return valueOrThrow(decodeAliases(headers, values));
}

/** The bundled rule files, parsed anew, so that a test may spoil its copy. */
export function ruleFiles(): RuleFile[] {
  return readdirSync(RULES)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name: `data/rules/${name}`, json: repositoryJson(`data/rules/${name}`) }));
}

let decoded: RuleBook | undefined;

/** The law in force, as the program reads it. */
export function law(): RuleBook {
  if (decoded) return decoded;
  const book = decodeRuleBook(ruleFiles());
  if (!('rules' in book)) throw new Error(JSON.stringify(book));
  decoded = book;
  return book;
}

/** The fiscal years that can be asked for under it. */
export function fiscalYears(): FiscalYears {
  return knownFiscalYears(law());
}

/** A date written as a plain integer, 20250401. */
export function day(yyyymmdd: number): CivilDate {
  return yyyymmdd as CivilDate;
}

/** What a test says of a record; every date a plain integer, 0 for "not held" or "not known". */
export type RecordParts = {
  readonly [Key in keyof CardRecord]?: CardRecord[Key] extends MaybeDate ? number : CardRecord[Key];
};

/** An active card of an adult issued in 2020, both certificates with it; `parts` say what is different. */
export function cardRecord(parts: RecordParts = {}): CardRecord {
  const cardIssuedOn = parts.cardIssuedOn ?? 20200515;
  return {
    birth: 19901010,
    cardIssuedOn,
    handedOverOn: ABSENT,
    appliedOn: ABSENT,
    userCertificateIssuedOn: cardIssuedOn,
    signatureCertificateIssuedOn: cardIssuedOn,
    stayExpiresOn: ABSENT,
    cardIssueKind: 'new',
    recordedCardExpiry: ABSENT,
    recordedUserCertificateExpiry: ABSENT,
    recordedSignatureCertificateExpiry: ABSENT,
    office: '',
    status: 'active',
    count: 1,
    ...parts,
  } as CardRecord;
}
