// What is told of a table beside its result: what was passed over in it, and what was assumed of its numbers.
import type { CountsNote } from '../records/table-findings.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, type Language, listed } from './language.js';
import { sheetNoteText } from './sheets.js';

const NOTES = {
  titles: {
    en: '{file}: line {lines} above the header, passed over.',
    ja: '{file}: 見出しより上の{lines}行目は読みません。',
  },
  footnote: {
    en: '{file}: line {line} is a remark, passed over.',
    ja: '{file}: {line}行目は注記のため読みません。',
  },
  total: {
    en: '{file}: line {line} is a row of totals, not counted again.',
    ja: '{file}: {line}行目は合計の行のため、重ねて数えません。',
  },
  'dated-by-header': {
    en: '{file}: numbers as of {on}, as the header or title says.',
    ja: '{file}: 見出しか表題により、{on} 現在の枚数として読みます。',
  },
  'periods-missing': {
    en: 'warning: {file}: {count} periods between the others have no row, the first is {first}; no card is taken to have been issued in them. Write 0 where that is so, add them where it is not.',
    ja: '注意: {file}: 途中の期間が{count}個抜けています (最初は {first})。交付がなかったものとして読みます。なかったのなら 0 の行を、あったのならその行を加えてください。',
  },
  'period-far-ahead': {
    en: 'warning: {file}: line {line} names a period after {last}, years ahead of the rules; check how the year is written.',
    ja: '注意: {file}: {line}行目は {last} より後の期間で、何年も先です。年の書き方を確かめてください。',
  },
  'taken-as-period': {
    en: 'warning: {file}: the numbers are read as cards of each period, {sum} in all. If they are cards to date, {last} in all, make the table date,cumulative_cards.',
    ja: '注意: {file}: 期間ごとの枚数 (合計 {sum} 枚) として読みます。累計 ({last} 枚) であれば、列を「基準日」「累計交付枚数」にしてください。',
  },
  'taken-as-to-date': {
    en: '{file}: 交付枚数 with a day is read as in the Ministry’s tables: cards handed out to date.',
    ja: '{file}: 日付のある「交付枚数」は、総務省の表と同じく累計として読みます。',
  },
  held: {
    en: 'warning: {file}: cards held do not show how many were issued in place of those who left, nor when the cards held on {on} were issued: they are spread evenly from the first cards on, and a fall is taken from all before alike. Cards handed out to date say more.',
    ja: '注意: {file}: 保有枚数からは、転出・死亡などの後に新しく交付された枚数も、{on} 現在のカードがいつ発行されたかも分かりません。後者は交付開始から均等に、減少はそれまでの全体から同じ割合で除きます。累計交付枚数があればそれを使ってください。',
  },
} as const satisfies Record<Exclude<CountsNote['code'], 'sheets'>, Localized>;

/** A note in words. */
export function countsNoteText(note: CountsNote, file: string, language: Language): string {
  if (note.code === 'sheets') return sheetNoteText(note.note, language);
  const lines = note.code === 'titles' ? listed(note.lines.map(String), language) : '';
  return fill(NOTES[note.code], language, { ...note, lines, file });
}
