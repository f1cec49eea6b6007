import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Branch = Json[] | { [key: string]: Json };
type Node = Map<string, Node | Json>;

const isNode = (value: Json | undefined): value is Branch =>
  value !== null && typeof value === 'object' && Object.keys(value).length > 0;
/** Lists of plain values are leaves. */
const isBranch = (value: Json | undefined): value is Branch =>
  isNode(value) && !(Array.isArray(value) && !value.some(isNode));

/** `[` marks a place in a list. */
const segmentOf = (branch: Branch, key: string) =>
  Array.isArray(branch) ? `[${key}` : encodeURIComponent(key);

/** Every leaf by its path (`seq:/a/[0/b`), as JSON. */
function collectLeaves(value: Json, path: string, into: FlatCmi): void {
  if (!isBranch(value)) into[path] = JSON.stringify(value);
  else
    for (const [key, inner] of Object.entries(value))
      collectLeaves(inner, `${path}/${segmentOf(value, key)}`, into);
}

/** Walks two states side by side; paths are only written where they differ. A leaf that is no more has no value. */
function collectDifferences(from: Json | undefined, to: Json | undefined, path: string, into: FlatCmi): void {
  if (isBranch(from) && isBranch(to) && Array.isArray(from) === Array.isArray(to)) {
    const [before, after] = [from, to] as Record<string, Json>[];
    for (const key of Object.keys(after!)) {
      const [a, b] = [before![key], after![key]];
      if (a !== b) collectDifferences(a, b, `${path}/${segmentOf(to, key)}`, into);
    }
    for (const key of Object.keys(before!))
      if (!Object.hasOwn(after!, key))
        collectDifferences(before![key], undefined, `${path}/${segmentOf(to, key)}`, into);
    return;
  }
  if (!isBranch(from) && !isBranch(to) && from !== undefined && to !== undefined) {
    const next = JSON.stringify(to);
    if (JSON.stringify(from) !== next) into[path] = next;
    return;
  }
  if (from !== undefined) {
    const gone: FlatCmi = {};
    collectLeaves(from, path, gone);
    for (const name of Object.keys(gone)) into[name] = '';
  }
  if (to !== undefined) collectLeaves(to, path, into);
}

function rebuild(node: Node | Json): Json {
  if (!(node instanceof Map)) return node;
  const entries = [...node].map(([key, inner]) => [key, rebuild(inner)] as const);
  if (entries[0]?.[0].startsWith('['))
    return entries.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))).map(([, inner]) => inner);
  return Object.fromEntries(entries.map(([key, inner]) => [decodeURIComponent(key), inner]));
}

/**
 * The sequencer's state as what differs from that of a fresh tree (`fresh`, as the sequencer writes it): a course of hundreds of
 * parts, whose whole state is megabytes, travels as what the learner has touched.
 */
export function stateCodec(fresh: string): {
  difference(now: string): FlatCmi;
  whole(difference: FlatCmi): string;
} {
  // Beginning the course takes these flags from every activity that has not been reached, so that they would be in each state.
  const baseline = JSON.parse(
    fresh.replace(/("(objective|progress)InfoAvailableInCurrentParentAttempt":)true/g, '$1false'),
  ) as Json;
  return {
    difference(now) {
      const found: FlatCmi = {};
      collectDifferences(baseline, JSON.parse(now) as Json, 'seq:', found);
      return found;
    },
    whole(difference) {
      const all: FlatCmi = {};
      collectLeaves(baseline, 'seq:', all);
      const root: Node = new Map();
      for (const [path, value] of Object.entries(Object.assign(all, difference))) {
        if (value === '') continue;
        const keys = path.split('/').slice(1);
        const last = keys.pop()!;
        let node = root;
        for (const key of keys) {
          const known = node.get(key);
          const inner: Node = known instanceof Map ? known : new Map();
          node.set(key, inner);
          node = inner;
        }
        node.set(last, JSON.parse(value) as Json);
      }
      return JSON.stringify(rebuild(root));
    },
  };
}
