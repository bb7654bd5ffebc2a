// The words of a check.
import type { FindingLevel } from '../records/findings.js';
import type { Localized } from '../rules/rule-book.js';

export const CHECK_WORDS = {
  clean: {
    en: '{rows} rows, {cards} cards: nothing found.',
    ja: '{rows}行、カード{cards}枚: 指摘はありません。',
  },
  summary: {
    en: '{rows} rows, {rejected} rejected; findings {total}: {list}.',
    ja: '{rows}行のうちエラー{rejected}行、指摘{total}件: {list}。',
  },
  refused: {
    en: '{rows} rows, of which none is counted: a file is refused as a whole. Findings {total}: {list}.',
    ja: '{rows}行ありますが、ファイル全体を受け付けないため、1行も数えません。指摘{total}件: {list}。',
  },
  more: {
    en: '… and {count} more; --rejects FILE lists all of them: {list}.',
    ja: '… ほか{count}件。--rejects ファイル名 ですべて書き出せます ({list})。',
  },
  value: { en: 'the cell holds: {value}', ja: 'セルの内容: {value}' },
} as const satisfies Record<string, Localized>;

/** What follows from a finding. */
export const LEVEL_WORDS = {
  reject: { en: 'The row or file is not counted.', ja: '該当する行またはファイルは数えません。' },
  warning: { en: 'A warning: the row is counted.', ja: '注意: 行は数えます。' },
  'no-record': {
    en: 'A warning: the row is no record and not counted.',
    ja: '注意: 記録ではないため数えません。',
  },
} as const satisfies Record<FindingLevel | 'no-record', Localized>;
