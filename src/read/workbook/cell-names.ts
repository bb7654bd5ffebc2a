// Names of cells and ranges as spreadsheets write them: B2, C2:C4.
import { columnLetters, columnNumber } from '../../records/column-letters.js';
import { MalformedXml } from './xml-scanner.js';

/** A range of cells, rows and columns from 1, the last ones included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A range by its name. A cell alone is one too. */
export function rangeOf(name: string): Range {
  const ends = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(name.replaceAll('$', ''));
  if (ends === null) throw new MalformedXml('a range');
  const [, left = '', top, right = left, bottom = top] = ends;
  return {
    top: Number(top),
    left: columnNumber(left),
    bottom: Number(bottom),
    right: columnNumber(right),
  };
}

/** The name of a range. */
export function rangeName({ top, left, bottom, right }: Range): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}
