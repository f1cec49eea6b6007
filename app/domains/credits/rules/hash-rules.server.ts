import { createHash } from 'node:crypto';
import type { Rule } from '#app/domains/credits/types.ts';

/** The hash that a signature confirms: the same rules give the same hash whatever the order of their fields. */
export const hashRules = (rules: readonly Rule[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)),
        sortedKeys,
      ),
    )
    .digest('hex');

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
