import type { Refusal } from './refusals.ts';

/** Neighbours of the element that is set, by their names in the table. */
export type Place = {
  /** The value of a neighbour in the same records; undefined where it is not set. */
  valueOf(name: string): string | undefined;
  /** The same element in the other records of its list. */
  others(): string[];
  /** Its record is the first of its list. */
  isFirst: boolean;
};

/** Whether a value is one of its type. */
export type Check = (value: string, place: Place) => Refusal | null;

export type Element = {
  access: 'both' | 'read' | 'write';
  /** What must be set before, by names of the table. */
  needs?: string[];
  /** Has a value before anybody sets it. */
  starts?: boolean;
  /** Where scorm-again errs: what is legal by this is taken, whatever it says. Without one it decides. */
  type?: Check;
  /** As it is kept, where that is less than was said. */
  as?(value: string): string;
};

/** By name; `n` stands for the number of a record. */
export type Table = Record<string, Element>;

/** A name as content says it: its name in the table, and the numbers in it. */
export type Reference = { name: string; numbers: number[] };

/** More records than any session has; a longer number is none. */
const NUMBER = /^\d{1,5}$/;

export function refer(said: string): Reference {
  const numbers: number[] = [];
  const parts = said.split('.').map((part) => {
    // A literal `n` is no number, and must not pass for one.
    if (!NUMBER.test(part)) return part === 'n' ? '' : part;
    numbers.push(Number(part));
    return 'n';
  });
  return { name: parts.join('.'), numbers };
}

/** The name of a table with numbers in it; those that are too many are left out. */
export function concrete(name: string, numbers: number[]): string {
  let i = 0;
  return name
    .split('.')
    .map((part) => (part === 'n' ? String(numbers[i++]) : part))
    .join('.');
}

/** Elements that hold others, each with the names in it, in their order; of a list these are the names of a record. */
export function branchesOf(table: Table): Map<string, string[]> {
  const branches = new Map<string, string[]>();
  for (const name of Object.keys(table)) {
    const parts = name.split('.');
    for (let i = 1; i < parts.length; i++) {
      const branch = parts.slice(0, i).join('.');
      const children = branches.get(branch) ?? [];
      if (!children.includes(parts[i]!)) children.push(parts[i]!);
      branches.set(branch, children);
    }
  }
  return branches;
}

/** The lists that a name goes through, with the number of the record in each. */
export function listsOf({ name, numbers }: Reference): { list: string; number: number }[] {
  const parts = name.split('.');
  return parts
    .flatMap((part, i) => (part === 'n' ? [parts.slice(0, i).join('.')] : []))
    .map((list, i) => ({ list: concrete(list, numbers), number: numbers[i]! }));
}
