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
