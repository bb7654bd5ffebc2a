// Japanese telephone numbers within a cell folded by NFKC.
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
/** Any of them, in a cell of several characters. */
export const ANY_TELEPHONE = new RegExp(TELEPHONES.map(({ source }) => source).join('|'));
/** A mobile number without hyphens that is the whole cell. */
export const BARE_MOBILE = /^0[5-9]0[1-9][0-9]{7}$/;
