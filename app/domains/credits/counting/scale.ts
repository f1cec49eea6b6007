import { Fraction } from '#app/platform/exact.ts';

/**
 * Exact amounts as whole numbers of 1/`unit`: `unit` is chosen so that every amount a rule set can give is whole.
 * Plain integers then add, compare and round without error, and a hundred times faster than fractions.
 */
export type Scale = { unit: number };

/** Quantities carry at most four decimals. */
const PLACES = 10_000;
/** With this many parts a total may reach 900,000 before an integer would no longer be exact. */
const MAX_UNIT = 10_000_000_000;

const gcd = (a: number, b: number): number => {
  while (b) [a, b] = [b, a % b];
  return a;
};

export class TooFineError extends Error {}

/** `shares`: what one unit of a basis (a minute, an hour, a day) is worth. */
export function scaleFor(shares: Fraction[]): Scale {
  let unit = PLACES;
  for (const { d } of shares) {
    const parts = Number(d) * PLACES;
    unit = (unit / gcd(unit, parts)) * parts;
    if (unit > MAX_UNIT) throw new TooFineError('the numbers of this rule set have too many parts');
  }
  return { unit };
}

/** A decimal of at most four places as whole ten-thousandths. */
export function tenThousandths(value: unknown): number {
  const parts = Math.round(Number(value) * PLACES);
  if (!Number.isSafeInteger(parts) || Math.abs(parts / PLACES - Number(value)) > 1e-9)
    throw new RangeError(`not a decimal of at most four places: ${String(value)}`);
  return parts;
}

export const amountOf = (scale: Scale, decimal: unknown): number =>
  tenThousandths(decimal) * (scale.unit / PLACES);

/** What one ten-thousandth of a basis is worth. */
export const amountPerTenThousandth = (scale: Scale, share: Fraction): number =>
  Number(share.mul(scale.unit).div(PLACES).valueOf());

/** A decimal without trailing zeros, or `n/d` in lowest terms where four decimals are not exact. */
export function amountAsText(scale: Scale, amount: number): string {
  const shared = gcd(Math.abs(amount), scale.unit);
  const numerator = amount / shared;
  const denominator = scale.unit / shared;
  if (denominator === 1) return String(numerator);
  return PLACES % denominator === 0 ? String(numerator / denominator) : `${numerator}/${denominator}`;
}

export const amountAsNumber = (scale: Scale, amount: number): number => amount / scale.unit;
export const floorTo = (amount: number, step: number): number => amount - (amount % step);

/** An amount over several days by their weights: whole parts, and the rest to the first days. */
export function spread(amount: number, weights: number[]): number[] {
  const whole = weights.reduce((sum, each) => sum + each, 0);
  if (whole === 0) return weights.map((_, i) => (i === 0 ? amount : 0));
  let given = 0;
  let weight = 0;
  return weights.map((each) => {
    weight += each;
    const upTo = weight === whole ? amount : Math.floor((amount / whole) * weight);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
