import { createHash } from 'node:crypto';
import type { Rule } from '#app/domains/credits/types.ts';

/** Those of the files are asked for with every page of credit, and never change. */
const known = new WeakMap<readonly Rule[], string>();

/** The hash that a signature confirms: the same rules give the same hash whatever the order of their fields. */
export function hashRules(rules: readonly Rule[]): string {
  let hash = known.get(rules);
  if (hash === undefined) {
    const text = JSON.stringify(
      [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)),
      sortedKeys,
    );
    known.set(rules, (hash = createHash('sha256').update(text).digest('hex')));
  }
  return hash;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
