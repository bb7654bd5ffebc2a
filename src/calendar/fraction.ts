// Exact fractions, so that assumptions multiply without error and are rounded once.

/** A non-negative or negative rational number in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Whole numbers up to here are exact as floating-point numbers. */
const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** The fraction `numerator` ÷ `denominator`. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  let top = BigInt(numerator);
  let bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError('a fraction of zero parts');
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  if (bottom === 1n) return { numerator: top, denominator: bottom };
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return { numerator: top / divisor, denominator: bottom / divisor };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

/**
 * A decimal as people write it, exactly: 0.95 is 95/100.
 *
 * @throws {RangeError} for what is no finite number.
 */
export function decimal(value: number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError('not a finite number');
  const [, sign, whole = '', decimals = '', exponent = '0'] = match;
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  return power >= 0
    ? fraction(digits * 10n ** BigInt(power))
    : fraction(digits, 10n ** BigInt(-power));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.numerator === 0n) return b;
  if (b.numerator === 0n) return a;
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator);
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

/** A sum that is not in lowest terms: looking for them costs more than adding, and only its end is asked for. */
type Sum = readonly [top: bigint, bottom: bigint];

/** The sum with a part more, over the least common denominator: a product of all would soon have thousands of digits. */
function withPart([top, bottom]: Sum, { numerator, denominator }: Fraction): Sum {
  if (numerator === 0n) return [top, bottom];
  if (denominator === bottom) return [top + numerator, bottom];
  const scale = denominator / greatestCommonDivisor(bottom, denominator);
  const common = bottom * scale;
  return [top * scale + numerator * (common / denominator), common];
}

/** The sum of fractions, brought to lowest terms once, at the end. */
export function sumOf(parts: readonly Fraction[]): Fraction {
  return fraction(...parts.reduce(withPart, [0n, 1n] as Sum));
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Fraction, b: Fraction): Fraction {
  if (a.numerator === 0n || b.numerator === 0n) return ZERO;
  if (isEqual(a, ONE)) return b;
  if (isEqual(b, ONE)) return a;
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function dividedBy(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Whether two fractions are the same number. */
export function isEqual(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** The nearest whole number, a half away from zero. */
export function rounded({ numerator, denominator }: Fraction): number {
  const sign = numerator < 0n ? -1n : 1n;
  return Number(sign * ((2n * sign * numerator + denominator) / (2n * denominator)));
}

/** The greatest whole number that is not above. */
export function floored({ numerator, denominator }: Fraction): number {
  const quotient = numerator / denominator;
  return Number(numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient);
}

/**
 * Makes exact parts whole as they come: each is what the whole running sum grows by, so that no stretch of parts is off by
 * more than one. `whole` makes the sum whole.
 */
export function wholeParts(whole: (sum: Fraction) => number = rounded): (part: Fraction) => number {
  let exact: Sum = [0n, 1n];
  let upTo = 0;
  return (part) => {
    exact = withPart(exact, part);
    const before = upTo;
    upTo = whole({ numerator: exact[0], denominator: exact[1] });
    return upTo - before;
  };
}

/** As a floating-point number, for drawing and chance alone. */
export function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [first, second] = [a, b];
  while (second > LARGEST_EXACT || first > LARGEST_EXACT) {
    if (second === 0n) return first;
    [first, second] = [second, first % second];
  }
  // What fits is divided as floating-point numbers, which is exact and several times as fast.
  let [one, other] = [Number(first), Number(second)];
  while (other !== 0) [one, other] = [other, one % other];
  return one === 0 ? 1n : BigInt(one);
}

/** A fraction as the decimal it is, or nearly is. */
export function decimalText(value: Fraction): string {
  return String(toNumber(value));
}
