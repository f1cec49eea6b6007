import type { Params, Rule } from '#app/domains/credits/types.ts';

/** A number as a rule writes it, in decimals; null where the rule has none of this name. */
export function decimalOf(params: Params, name: string): string | null {
  const given = params[name] as string | number | null | undefined;
  return given == null ? null : String(given);
}

/** Field to the value, or the values, that it must have. */
export type Match = Record<string, unknown>;

export const holdsOn = (rule: Rule, date: string): boolean =>
  (!rule.validFrom || rule.validFrom <= date) && (!rule.validTo || date <= rule.validTo);

/** Not applied: switched off, or kept as history. */
export const isActive = ({ params }: Rule): boolean =>
  params['active'] !== false &&
  !(typeof params['status'] === 'string' && params['status'].startsWith('historic'));

export function matches(match: Match | undefined, entry: Record<string, unknown>): boolean {
  for (const field in match) {
    const wanted = match[field];
    const value = entry[field] ?? false;
    if (Array.isArray(wanted) ? !wanted.includes(value) : value !== wanted) return false;
  }
  return true;
}
