import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { Holder } from './data-model.ts';
import { type Check, type Table, listsOf, refer } from './elements.ts';
import type { Library } from './library.ts';
import type { Refusal } from './refusals.ts';

export type Cmi = Holder & {
  /** Sets a value as the system, in the session: the part has not set it. */
  settle(name: string, value: string): void;
  render(): FlatCmi;
  wasSet(name: string): boolean;
};

/**
 * Values of `cmi.…` in scorm-again, and beside it those that it refuses although they are legal in the book. `refusals`: by its error
 * codes, those about a value itself and not about its context. `totalTime` is the element that only the library knows.
 */
export function openCmi(
  library: Library,
  initial: FlatCmi,
  {
    table,
    refusals,
    totalTime,
    fits,
  }: {
    table: Table;
    refusals: Record<string, Refusal>;
    totalTime: string;
    fits(name: string, value: string): boolean;
  },
): Cmi {
  const known = new Set<string>();
  const set = new Set<string>();
  const beside = new Map<string, string>();
  const counts = new Map<string, number>();

  function learn(name: string): void {
    known.add(name);
    for (const { list, number } of listsOf(refer(name)))
      counts.set(list, Math.max(counts.get(list) ?? 0, number + 1));
  }
  function put(name: string, value: string, type?: Check): Refusal | null {
    if (!fits(name, value)) return 'too_large';
    if (library.call('set', name, value) === 'true') beside.delete(name);
    else {
      const refusal = type ? undefined : refusals[library.call('lastError')];
      if (refusal) return refusal;
      beside.set(name, value);
    }
    learn(name);
    return null;
  }
  for (const [name, value] of Object.entries(initial)) {
    // A name that is not an element would break the library, even one from our own initial values.
    if (!Object.hasOwn(table, refer(name).name)) continue;
    learn(name);
    fits(name, value);
    if (!library.load(name, value) && name !== totalTime) beside.set(name, value);
  }
  return {
    count: (list) => counts.get(list) ?? 0,
    has: (name) => known.has(name),
    get: (name) => {
      const kept = beside.get(name);
      if (kept !== undefined) return { value: kept };
      const value = library.call('get', name);
      return { value: library.call('lastError') === '0' ? value : '' };
    },
    set: (name, value, { type }) => {
      const refusal = put(name, value, type);
      if (refusal === null) set.add(name);
      return refusal;
    },
    settle: (name, value) => void put(name, value),
    render: () => {
      const all = library.render();
      return Object.fromEntries(
        [...known, totalTime].map((name) => [name, beside.get(name) ?? all[name] ?? '']),
      );
    },
    wasSet: (name) => set.has(name),
  };
}
