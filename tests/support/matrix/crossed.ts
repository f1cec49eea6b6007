import { idsIn } from './changes.ts';
import { LV } from './extras.ts';
import { type Field, pairsOf } from './forms.ts';
import { type Role, ROLES } from './people.ts';
import type { Reads } from './reads.ts';
import type { Thing } from './things.ts';
import { pathTo, type Surprise, describeChanges, visit } from './visit.ts';
import { actsOfRoute, bodiesFor, isUnknown, oddIn } from './writes.ts';
import type { Route, World } from './world.ts';

/** Parameters that are no thing of somebody's. */
const WORDS = new Set(['role', 'kind', 'format', 'language']);

/** Forms that are for others too than those whom their page shows, and why. */
const ALSO_FOR_OTHERS: Record<string, string> = {
  '/admin/storage': 'the page lists only who keeps most',
  block: 'anybody in the same programme may be kept away, also who was not suggested',
};

/** Addresses that hold one's own first and somebody else's second: nobody is anything to them. */
function crossedThings(things: Thing[], names: string[], most: number): Thing[] {
  const [first] = names;
  const textOf = ({ params }: Thing) => names.map((name) => params[name]).join(' ');
  const real = new Set(things.map(textOf));
  const found = new Map<string, Thing>();
  for (const own of things.filter(({ who }) => Object.values(who).flat().length > 0))
    for (const other of things) {
      const crossed = { params: { ...other.params, [first!]: own.params[first!]! }, who: {} };
      if (!real.has(textOf(crossed)) && !found.has(own.params[first!]!)) found.set(own.params[first!]!, crossed);
    }
  return [...found.values()].slice(0, most);
} // oxfmt-ignore

type Found = { count: number; surprises: Surprise[] };

/** Another's thing under one's own address is as if there were nothing, for everybody, and nothing can be done there. */
export async function tryCrossedAddresses(world: World, most: number): Promise<Found> {
  const found: Found = { count: 0, surprises: [] };
  for (const route of world.routes) {
    const names = namesIn(route);
    const { of } = world.declared[route.path]!;
    // Any officer may look at any version that is published.
    if (names.length < 2 || of === 'version') continue;
    for (const thing of crossedThings(world.things[of], names, most))
      await tryAsNobody(world, found, route, thing, Infinity);
  }
  return found;
}

/** Nobody is anything to what there is not: one of each kind is enough. */
const SOME: Role[] = ['anonymous', 'newcomer', 'doctor', 'author', 'mentor', 'officer', 'administrator'];

/** A missing thing is answered like another person's: nobody learns which of the two it is. */
export async function tryUnknown(world: World): Promise<Found> {
  const found: Found = { count: 0, surprises: [] };
  for (const route of world.routes) {
    const names = namesIn(route);
    if (names.length === 0) continue;
    const { params } = world.things[world.declared[route.path]!.of][0]!;
    const none = Object.fromEntries(names.map((name) => [name, 'none']));
    // One action is enough here: a refusal before parsing is the same for all of them.
    await tryAsNobody(world, found, route, { params: { ...params, ...none }, who: {} }, 1, SOME);
    if (names.length > 1 && route.path.startsWith('associations/'))
      await tryAsNobody(world, found, route, { params: { ...params, ...none, slug: LV }, who: {} }, 1, [
        'officer',
      ]);
  }
  return found;
}

const namesIn = ({ path }: Route): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => !WORDS.has(name));

async function tryAsNobody(world: World, found: Found, route: Route, thing: Thing, most: number, roles: readonly Role[] = ROLES): Promise<void> {
  const path = pathTo(route, thing);
  const { refused = [404], unknown = refused } = world.declared[route.path]!;
  const say = (role: Role, status: number, what: string, intent?: string) =>
    what && found.surprises.push({ route: route.path, path, role, status, what, ...(intent === undefined ? {} : { intent }) });
  for (const role of roles) {
    if (route.hasLoader || route.hasPage) {
      const { status, location, changes } = await visit(world, role, path);
      found.count++;
      const isFine = unknown.includes(status) || status === 404 || (role === 'anonymous' && location.startsWith('/sign-in'));
      say(role, status, changes.length > 0 ? `reading wrote: ${describeChanges(changes)}` : isFine ? '' : 'is answered as if it were there');
    }
    if (!route.hasAction) continue;
    const acts = actsOfRoute(route);
    for (const intent of acts.names.filter((name) => !isUnknown(name)).slice(-most)) {
      const [body] = bodiesFor(route, acts, intent, []);
      const answer = await visit(world, role, path, body!.init);
      found.count++;
      say(role, answer.status, oddIn(answer), intent);
    }
  }
} // oxfmt-ignore

/**
 * The forms of one's own pages with the id of something else of the same kind in them, which the page does not show. Tried by
 * people who see the form and rolled back: nothing may be written.
 */
export async function tryCrossedForms(world: World, { forms }: Reads, most: number): Promise<{ count: number; surprises: Surprise[] }> {
  const found = { count: 0, surprises: [] as Surprise[] };
  const ids = idsIn(world.file);
  const kinds = new Map<string, string[]>();
  for (const [id, table] of ids) kinds.set(table, [...(kinds.get(table) ?? []), id]);
  const tried = new Set<string>();
  for (const [role, some] of forms)
    for (const { path, page, intents, fields } of some)
      for (const field of fields.filter(({ value }) => ids.has(value))) {
        const table = ids.get(field.value)!;
        const foreign = kinds.get(table)!.filter((id) => !page.includes(id));
        for (const id of [...foreign].reverse().slice(0, most))
          for (const intent of intents.length > 0 ? intents : ['']) {
            if (path in ALSO_FOR_OTHERS || (most > 2 && intent in ALSO_FOR_OTHERS)) continue;
            const place = `${role} ${path} ${intent} ${field.name} ${id}`;
            if (tried.has(place)) continue;
            tried.add(place);
            const crossed: Field[] = fields.map((each) => (each === field ? { ...each, value: id } : each));
            const body = new URLSearchParams([...(intent ? [['intent', intent]] : []), ...pairsOf(crossed, true)] as [string, string][]);
            const { answer, changes } = await world.tried(() => visit(world, role, path, { method: 'POST', body }));
            found.count++;
            const what = changes.length > 0 ? `${field.name} of another ${table} wrote: ${describeChanges(changes)}` : answer.status >= 500 ? 'a fault' : '';
            if (what) found.surprises.push({ route: path, path, role, intent, status: answer.status, what });
          }
      }
  return found;
} // oxfmt-ignore
