import type { FlatCmi } from '../runtime/cmi.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const isNode = (value: Json): value is Json[] | { [key: string]: Json } =>
  value !== null && typeof value === 'object' && Object.keys(value).length > 0;

/** Leaves by their path (`seq:/a/[0/b`, where `[` marks a place in a list), each as JSON; lists of plain values are leaves. */
function leaves(value: Json, path = 'seq:', into: FlatCmi = {}): FlatCmi {
  if (!isNode(value) || (Array.isArray(value) && !value.some(isNode))) into[path] = JSON.stringify(value);
  else if (Array.isArray(value)) value.forEach((inner, i) => leaves(inner, `${path}/[${i}`, into));
  else
    for (const [key, inner] of Object.entries(value))
      leaves(inner, `${path}/${encodeURIComponent(key)}`, into);
  return into;
}

/**
 * Of a fresh tree, what differences are taken from: beginning the course takes these flags from every activity that has not been
 * reached, and so they would stand in each state.
 */
export const baselineOf = (fresh: string): string =>
  fresh.replace(/("(objective|progress)InfoAvailableInCurrentParentAttempt":)true/g, '$1false');

/**
 * The sequencer's state as what differs from the baseline of the same tree: a course of hundreds of parts, whose whole
 * state is megabytes, travels as what the learner has touched. A leaf that is no more has no value.
 */
export function stateDifference(baseline: string, now: string): FlatCmi {
  const [from, to] = [leaves(JSON.parse(baseline) as Json), leaves(JSON.parse(now) as Json)];
  const gone = Object.keys(from).filter((path) => !Object.hasOwn(to, path));
  return {
    ...Object.fromEntries(Object.entries(to).filter(([path, value]) => from[path] !== value)),
    ...Object.fromEntries(gone.map((path) => [path, ''])),
  };
}

type Node = Map<string, Node | Json>;

/** Back to the whole state. */
export function applyDifference(baseline: string, difference: FlatCmi): string {
  const root: Node = new Map();
  for (const [path, value] of Object.entries({ ...leaves(JSON.parse(baseline) as Json), ...difference })) {
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
  return JSON.stringify(whole(root));
}

function whole(node: Node | Json): Json {
  if (!(node instanceof Map)) return node;
  const entries = [...node].map(([key, inner]) => [key, whole(inner)] as const);
  if (entries[0]?.[0].startsWith('['))
    return entries.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))).map(([, inner]) => inner);
  return Object.fromEntries(entries.map(([key, inner]) => [decodeURIComponent(key), inner]));
}
