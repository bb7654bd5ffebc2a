// Japanese telephone numbers within a cell folded by NFKC, its digits ASCII.
import { DASH } from './characters.js';

/* Each pattern is linear: no repetition within another over the same characters. */

const TELEPHONES: readonly RegExp[] = [
  new RegExp(`(?<![0-9]|[0-9]${DASH})0[5-9]0${DASH}[1-9][0-9]{3}${DASH}[0-9]{4}(?!${DASH}?[0-9])`),
  // Ten digits: an area code of two to five, an exchange of four to one not beginning with 0 or 1, four more.
  ...[4, 3, 2, 1].map(
    (exchange) =>
      new RegExp(
        `(?<![0-9]|[0-9]${DASH})\\(?0[1-9][0-9]{${4 - exchange}}(?:${DASH}|\\)${DASH}?|\\()[2-9][0-9]{${exchange - 1}}(?:${DASH}|\\))[0-9]{4}(?!${DASH}?[0-9])`,
      ),
  ),
  new RegExp(
    `(?<![0-9]|[0-9]${DASH})(?:0(?:120|570)${DASH}[0-9]{3}${DASH}[0-9]{3}|0800${DASH}[0-9]{3}${DASH}[0-9]{4})(?!${DASH}?[0-9])`,
  ),
  /(?<![0-9])0[5-9]0 [1-9][0-9]{3} [0-9]{4}(?! ?[0-9])/,
  new RegExp(
    `\\+81${DASH}? ?\\(?0?\\)?[1-9][0-9]{0,3}[-\u2010-\u2015\u2212 ]?[0-9]{1,4}[-\u2010-\u2015\u2212 ]?[0-9]{4}(?![0-9])`,
  ),
  /(?<![0-9A-Za-z])0[5-9]0[1-9][0-9]{7}(?![0-9A-Za-z])/,
];
const ANY_TELEPHONE = new RegExp(TELEPHONES.map(({ source }) => source).join('|'));
/** Other marks between the groups: points, slashes, spaces and what else a keyboard has; a の as it is spoken. */
const OTHER_MARKS = /(?<=[0-9)])[\s./_・~〜*:のノ]{1,2}(?=[(0-9])/g;
const WITHIN = /(?<![0-9])0[0-9]{9,10}(?![0-9])/;
const CALLED = /電話|携帯|連絡先|tel|phone|mobile/i;

/** Whether a cell with at least nine digits shows a telephone number. */
export function hasTelephone(cell: string): boolean {
  if (ANY_TELEPHONE.test(cell)) return true;
  const dashed = cell.replace(OTHER_MARKS, '-');
  return (
    (dashed !== cell && ANY_TELEPHONE.test(dashed)) || (CALLED.test(cell) && WITHIN.test(cell))
  );
}

/** A mobile number without hyphens that is the whole cell. */
export const BARE_MOBILE = /^0[5-9]0[1-9][0-9]{7}$/;

const BARE =
  /^(?:0[36][2-9][0-9]{7}|0[124-9][1-9][0-9]{7}|0120[0-9]{6}|(?:[5789]0)[1-9][0-9]{7}|[36][2-9][0-9]{7})$/;

/** Whether digits are those of a number of a land line, or of any number that lost its first zero. */
export function isBareTelephone(digits: string): boolean {
  return BARE.test(digits);
}
