import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';

/** Nested data of scorm-again to `cmi.…` names; empty values are left out. */
export function flatten(value: unknown, name = 'cmi', into: FlatCmi = {}): FlatCmi {
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) flatten(inner, `${name}.${key}`, into);
  else if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean')
    into[name] = String(value);
  return into;
}

type Nested = { [key: string]: string | Nested };

/** Back to what `loadFromJSON(…, 'cmi')` takes. */
export function nest(flat: FlatCmi): Nested {
  const root: Nested = {};
  for (const [name, value] of Object.entries(flat)) {
    const path = name.split('.').slice(1);
    const last = path.pop()!;
    let node = root;
    for (const key of path) node = (Object.hasOwn(node, key) ? node[key] : (node[key] = {})) as Nested;
    node[last] = value;
  }
  return root;
}
