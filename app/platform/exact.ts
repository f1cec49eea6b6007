import Fraction from 'fraction.js';

export { Fraction };

/** Exact decimal arithmetic for credit: strings in, strings out; never a float. */
export function isDecimal(value: string): boolean {
  return /^\d{1,6}(\.\d{1,4})?$/.test(value);
}

export const compareExact = (a: string, b: string): number => new Fraction(a).compare(b);
