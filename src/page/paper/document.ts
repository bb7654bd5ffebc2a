// A paper as a document: the one model from which both HTML and Word are written.
import type { SheetCell, SheetColumn } from '../../write/sheet.js';

/** A table. Its first column names the rows. */
export interface TableBlock {
  readonly kind: 'table';
  /** Above the table, in brackets of its own: 【…】 in Japanese; undefined where the section's heading says it. */
  readonly caption: string | undefined;
  /** Above the table to the right: (単位:件). */
  readonly unit: string | undefined;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A column, and its share of the width against the others'. */
export interface PaperColumn extends Pick<SheetColumn, 'heading' | 'kind'> {
  readonly share: number;
}

/** A chart by the id of its drawing, with its text alternative. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Sentences beneath a figure: what it rests on. */
  | { readonly kind: 'notes'; readonly texts: readonly string[] }
  /** A part of a section, numbered (1), (2) … within it. */
  | { readonly kind: 'heading'; readonly text: string }
  | TableBlock
  | ChartBlock;

/** A section, numbered 1, 2 … in the paper. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A paper. */
export interface PaperDocument {
  /** Before all else: that the figures are of invented people. */
  readonly caution: string | undefined;
  /** The lines at the top right: number, day and committee, department. */
  readonly head: readonly string[];
  readonly title: string;
  /** The paragraphs before the first section. */
  readonly summary: readonly string[];
  readonly sections: readonly Section[];
  /** For the file: what the paper was made from. Its heading has no number, and it begins a page. */
  readonly annex: Section | undefined;
}
