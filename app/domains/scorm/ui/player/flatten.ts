import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';

/** Difference between two states. */
export function difference(from: FlatCmi, to: FlatCmi): { cmi: FlatCmi; gone: string[] } {
  const cmi = Object.fromEntries(Object.entries(to).filter(([name, value]) => from[name] !== value));
  return { cmi, gone: Object.keys(from).filter((name) => !Object.hasOwn(to, name)) };
}
