// What a cell shows, as bits.

export const EMAIL = 1;
export const TELEPHONE = 2;
export const ADDRESS = 4;
/** A name by a known surname or a distinctive last character. */
export const NAME = 8;
/** A name by its shape alone: it counts only where there are many different ones. */
export const MAYBE_NAME = 16;
/** Digits enough for a My Number. */
export const NUMBERS = 32;
/** A known surname and nothing else. */
export const SURNAME = 64;
/** What a given name looks like, and nothing else. */
export const GIVEN_NAME = 128;
/** Digits that a telephone number has without its marks, or without its first zero. */
export const BARE_TELEPHONE = 256;
/** A word and two numbers, as towns and shelves are numbered. */
export const MAYBE_ADDRESS = 512;
/** Eleven digits: a My Number that lost its first zero. */
export const SHORT_NUMBER = 1024;
/** A name, of which the given name too is hardly a place's: told with {@link NAME}. */
export const FULL_NAME = NAME | 2048;
/** Written like a name, though its words are not known as parts of one; with {@link NAME}, like a place as well. */
export const LIKE_NAME = 4096;

/** What tells only together with the other cells of its column: looked for in the first rows. */
export const IN_FIRST_ROWS =
  SURNAME | GIVEN_NAME | BARE_TELEPHONE | MAYBE_ADDRESS | SHORT_NUMBER | LIKE_NAME;
