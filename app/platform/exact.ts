import Fraction from 'fraction.js';

export { Fraction };

/** Exact decimal arithmetic for credit: strings in, strings out; never a float. */
export function isDecimal(value: string): boolean {
  return /^\d{1,6}(\.\d{1,4})?$/.test(value);
}

const text = (value: Fraction): string => {
  const [whole, part = ''] = value.toString(12).split('.');
  return part ? `${whole}.${part}`.replace(/\.?0+$/, '') : whole!;
};

export const addExact = (values: string[]): string =>
  text(values.reduce((sum, value) => sum.add(value), new Fraction(0)));
export const subtractExact = (a: string, b: string): string => text(new Fraction(a).sub(b));
export const compareExact = (a: string, b: string): number => new Fraction(a).compare(b);
/** Share of `part` in `whole`, for drawing; 0 where `whole` is 0. */
export const shareOf = (part: string, whole: string): number =>
  compareExact(whole, '0') === 0 ? 0 : new Fraction(part).div(whole).valueOf();
