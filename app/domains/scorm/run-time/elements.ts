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

/** Whether a value is valid for its type. */
export type Check = (value: string, place: Place) => Refusal | null;

export type Element = {
  access: 'both' | 'read' | 'write';
  /** What must be set before, by names of the table. */
  needs?: string[];
  /** Has a value before anybody sets it. */
  starts?: boolean;
  /** Where scorm-again is wrong: a value valid by this is accepted even if the library refuses it. Without it the library decides. */
  type?: Check;
  /** The value as stored, where that is less than was set. */
  as?(value: string): string;
};

/** By name; `n` stands for the number of a record. */
export type Table = Record<string, Element>;

/** A name as content writes it: its name in the table, and the numbers in it. */
export type Reference = { name: string; numbers: number[] };

/** More digits than any session needs; a longer number is invalid. */
const NUMBER = /^\d{1,5}$/;

export function refer(said: string): Reference {
  const numbers: number[] = [];
  const parts = said.split('.').map((part) => {
    // A literal `n` is not a number, and must not pass for one.
    if (!NUMBER.test(part)) return part === 'n' ? '' : part;
    numbers.push(Number(part));
    return 'n';
  });
  return { name: parts.join('.'), numbers };
}

/** A name of the table with its numbers filled in; surplus numbers are ignored. */
export function concrete(name: string, numbers: number[]): string {
  let i = 0;
  return name
    .split('.')
    .map((part) => (part === 'n' ? String(numbers[i++]) : part))
    .join('.');
}

/** Elements that contain others, each with the names in it, in order; for a list these are the names of a record. */
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
