import {
  type Element,
  type Reference,
  type Table,
  branchesOf,
  concrete,
  listsOf,
  refer,
} from './elements.ts';
import type { Refusal } from './refusals.ts';

/** Where values are. Names are concrete: with numbers, without leading zeros. */
export type Holder = {
  /** Records of a list. */
  count(list: string): number;
  /** Set by anybody, in this session or before. */
  has(name: string): boolean;
  get(name: string): { value: string } | { refusal: Refusal };
  /** Called once the table allows it. */
  set(name: string, value: string, element: Element): Refusal | null;
};

export type Model = {
  table: Table;
  version: string;
  /** The next record to be made already has its lists, empty (SCORM 1.2). */
  nextHasLists?: boolean;
};

export type DataModel = {
  read(said: string): { value: string } | { refusal: Refusal };
  write(said: string, value: string): Refusal | null;
};

/** Names, access, lists and dependencies of a data model, the same for all elements; values are the holder's. */
export function openDataModel({ table, version, nextHasLists = false }: Model, holder: Holder): DataModel {
  const branches = branchesOf(table);
  const isList = (name: string) => branches.get(name)?.[0] === 'n';
  const refuse = (refusal: Refusal) => ({ refusal });

  /** Splits a name that ends in a keyword: `_children`, `_count` or `_version`. */
  function keywordOf({ name }: Reference): { keyword: string; of: string } | null {
    const [, of, keyword] = /^(.+)\.(_children|_count|_version)$/.exec(name) ?? [];
    return of !== undefined && (branches.has(of) || Object.hasOwn(table, of))
      ? { keyword: keyword!, of }
      : null;
  }
  const isAbsent = (reference: Reference, ahead = 0) =>
    listsOf(reference).some(({ list, number }) => number >= holder.count(list) + ahead);

  function readKeyword(reference: Reference, { keyword, of }: { keyword: string; of: string }) {
    if (keyword === '_version') return of === 'cmi' ? { value: version } : refuse('absent');
    if (isAbsent(reference, nextHasLists && keyword === '_count' ? 1 : 0)) return refuse('absent');
    if (keyword === '_count')
      return isList(of)
        ? { value: String(holder.count(concrete(of, reference.numbers))) }
        : refuse('no_count');
    const children = branches.get(isList(of) ? `${of}.n` : of);
    return children && !of.endsWith('.n') ? { value: children.join(',') } : refuse('no_children');
  }

  function read(said: string) {
    if (said === '') return refuse('absent');
    const reference = refer(said);
    const keyword = keywordOf(reference);
    if (keyword) return readKeyword(reference, keyword);
    const element = elementOf(reference);
    if (typeof element === 'string') return refuse(element);
    if (element.access === 'write') return refuse('write_only');
    if (isAbsent(reference)) return refuse('absent');
    const name = concrete(reference.name, reference.numbers);
    return holder.has(name) || element.starts ? holder.get(name) : refuse('not_set');
  }

  function write(said: string, value: string): Refusal | null {
    if (said === '') return 'gap';
    const reference = refer(said);
    if (keywordOf(reference)) return 'keyword';
    const element = elementOf(reference);
    if (typeof element === 'string') return element;
    if (element.access === 'read') return 'read_only';
    const lists = listsOf(reference);
    if (lists.some(({ list, number }) => number > holder.count(list))) return 'gap';
    const valueOf = (other: string) => valueAt(concrete(other, reference.numbers));
    if (element.needs?.some((other) => valueOf(other) === undefined)) return 'dependency';
    const last = lists.at(-1);
    const others = () =>
      Array.from({ length: last ? holder.count(last.list) : 0 }, (_, i) => i)
        .filter((i) => i !== last!.number)
        .flatMap((i) => valueAt(concrete(reference.name, [...reference.numbers.slice(0, -1), i])) ?? []);
    const refusal = element.type?.(value, { valueOf, others, isFirst: !last || last.number === 0 });
    const kept = element.as?.(value) ?? value;
    return refusal ?? holder.set(concrete(reference.name, reference.numbers), kept, element);
  }

  function valueAt(name: string): string | undefined {
    const found = holder.has(name) ? holder.get(name) : null;
    return found && 'value' in found ? found.value : undefined;
  }
  function elementOf({ name }: Reference): Element | Refusal {
    if (Object.hasOwn(table, name)) return table[name]!;
    return branches.has(name) ? 'branch' : 'unknown';
  }
  return { read, write };
}
