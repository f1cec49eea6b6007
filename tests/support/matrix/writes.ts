import { existsSync } from 'node:fs';
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { audience, audienceOfAll, mayDo } from './declared.ts';
import { PNG } from './extras.ts';
import { type Field, type Pairs, pairsOf } from './forms.ts';
import { type Acts, actsOf, INHERITED } from './intents.ts';
import { type Role, ROLES } from './people.ts';
import type { Forms } from './reads.ts';
import {
  type Address,
  addressesOf,
  type Answer,
  type Surprise,
  counted,
  describeChanges,
  visit,
} from './visit.ts';
import type { Route, World } from './world.ts';

export type Writes = {
  count: number;
  surprises: Surprise[];
  /** Actions of insiders with the same bodies, on trial: names, and whether they wrote something. */
  acts: Map<string, boolean>;
};
type Body = { name: string; init: RequestInit };

const UNKNOWN = ['?', ...INHERITED];
export const isUnknown = (intent: string) => UNKNOWN.includes(intent);

/** What a route can be asked for; '' is its form that has no name, names that no page knows are asked of each that has a table. */
export function actsOfRoute({ id, path }: Route): Acts & { names: string[] } {
  const file = [`app/${id}.tsx`, `app/${id}.ts`].find((each) => existsSync(each))!;
  const acts = actsOf(file);
  if (acts.unread.length > 0) throw new Error(`what ${path} can be asked for is not known: ${acts.unread.join('; ')}`);
  return { ...acts, names: [...new Set(['', ...(acts.hasTable ? UNKNOWN : []), ...acts.intents])] };
} // oxfmt-ignore

/** Who in the small version sends also what no form does: strangers of each kind. */
const OTHER_WAYS = new Set<Role>(['anonymous', 'newcomer', 'otherAuthor']);

/** Everything that can be done at addresses with real ids, by all whom the declaration does not let: nothing may come of it. */
export async function tryWrites(world: World, forms: Forms, most: number): Promise<Writes> {
  const found: Writes = { count: 0, surprises: [], acts: new Map() };
  for (const route of world.routes.filter(({ hasAction }) => hasAction)) {
    const acts = actsOfRoute(route);
    const addresses = addressesOf(world, route, Math.max(most, 3));
    for (const intent of new Set([...acts.names, ...buttonsOf(forms, route)])) {
      if (isUnknown(intent)) {
        for (const role of ROLES) await askUnknown(world, found, role, addresses[0]!, intent);
        continue;
      }
      const sent = await findWorking(world, forms, addresses, acts, intent);
      found.acts.set(`${route.path} ${intent}`.trim(), sent.works);
      // Where somebody who may has done it, the same is sent by all who may not; the long version tries everywhere.
      const places = most > 3 ? addresses : [sent.address];
      for (const address of places) {
        const may = audience(mayDo(address.declared.writes ?? 'nobody', intent), address.thing);
        const bodies = bodiesFor(route, acts, intent, sent.pairs);
        for (const role of ROLES.filter((each) => !may.has(each)))
          for (const body of most > 3 || (intent === '' && OTHER_WAYS.has(role))
            ? bodies
            : bodies.slice(0, 1))
            await writeAs(world, found, role, address, intent, body);
      }
    }
  }
  return found;
}

/** Buttons of all forms of a route, with their values. */
export const buttonsOf = (forms: Forms, { id }: Route): string[] =>
  [...forms.values()].flat().filter(({ to }) => to === id).flatMap(({ intents }) => intents); // oxfmt-ignore

type Working = { address: Address; pairs: Pairs; works: boolean };

/** A form with which somebody who may do this does it, tried and rolled back; else the one that looks most like it. */
async function findWorking(world: World, forms: Forms, addresses: Address[], acts: Acts, intent: string): Promise<Working> {
  let first: Working | null = null;
  let tries = 0;
  for (const address of addresses) {
    const may = audience(mayDo(address.declared.writes ?? 'nobody', intent), address.thing);
    for (const { role, fields } of candidatesFor(forms, address, intent))
      for (const filled of [true, false]) {
        const pairs = pairsOf(fields, filled);
        first ??= { address, pairs, works: false };
        if (!may.has(role) || ++tries > 12) continue;
        const [body] = bodiesFor(address.route, acts, intent, pairs);
        const { changes } = await world.tried(() => visit(world, role, address.path, body!.init));
        if (changes.length > 0) return { address, pairs, works: true };
      }
  }
  return first ?? { address: addresses[0]!, pairs: [], works: false };
} // oxfmt-ignore

/** Forms that do this at this address, by whom they were seen, then at others of the route; last all fields of any that go there. */
function candidatesFor(forms: Forms, { path, route }: Address, intent: string): { role: Role; fields: Field[] }[] {
  const all = [...forms].flatMap(([role, some]) => some.map((form) => ({ role, ...form, at: form.path.split('?')[0]! })));
  const here = all.filter(({ at }) => at === path);
  const named = here.filter(({ intents }) => (intent === '' ? intents.length === 0 : intents.includes(intent)));
  const merged = [...new Set(here.map(({ role }) => role))].map((role) => ({ role, fields: here.filter((each) => each.role === role).flatMap(({ fields }) => fields) }));
  const elsewhere = all.filter(({ to, intents }) => to === route.id && intents.includes(intent)).slice(0, 1);
  return [...named, ...merged, ...elsewhere, { role: ROLES[1], fields: [] }];
} // oxfmt-ignore

async function writeAs(world: World, found: Writes, role: Role, address: Address, intent: string, body: Body): Promise<void> {
  const answer = await visit(world, role, body.name === 'data' ? `${address.path}.data` : address.path, body.init);
  found.count++;
  const what = oddIn(answer, body.name);
  if (what) found.surprises.push({ route: address.route.path, path: address.path, role, intent, status: answer.status, what });
} // oxfmt-ignore

/** The sentence of `form_malformed`, and its code for a script. */
const MALFORMED = LOCALES.map(({ code }) => translatorFor(code)('errors:form_malformed'));

/**
 * A name that the table does not hold: people who may do anything on the page read that the form is malformed, those who may only
 * read it read that or are refused, all others are refused as if they had sent a name that it holds. Nothing is done for anybody.
 */
async function askUnknown(world: World, found: Writes, role: Role, address: Address, intent: string): Promise<void> {
  const { declared, thing, route, path } = address;
  const pairs: Pairs = [['intent', intent]];
  const headers: Record<string, string> = route.hasPage ? {} : { accept: 'application/json' };
  const sent = { method: 'POST', body: new URLSearchParams(pairs), headers };
  const { answer, changes } = await world.tried(() => visit(world, role, path, sent));
  found.count++;
  const isAnswered = answer.status === 422 && MALFORMED.some((sentence) => answer.html.includes(sentence));
  const isRefused = oddIn({ ...answer, changes: [] }) === '' && answer.status !== 422;
  const may = audience(audienceOfAll(declared.writes), thing).has(role);
  const reads = audience(declared.reads ?? 'nobody', thing).has(role);
  const isFine = may ? isAnswered : reads ? isAnswered || isRefused : isRefused;
  const what = counted(changes).length > 0 ? `wrote: ${describeChanges(changes)}` : isFine ? '' : 'is not answered like an unknown name';
  if (what) found.surprises.push({ route: route.path, path, role, intent, status: answer.status, what });
} // oxfmt-ignore

const REFUSED = new Set([401, 403, 404, 409, 410, 415, 422]);

export function oddIn({ status, location, html, changes }: Answer, kind = 'form'): string {
  if (changes.length > 0) return `wrote: ${describeChanges(changes)}`;
  if (status >= 500) return 'a fault';
  // Remix hands a redirect to its own client as 202 with the place inside.
  const to = kind === 'data' && status === 202 ? (/"(\/[^"]*)"/.exec(html)?.[1] ?? '') : location;
  const isTurnedAway = /^\/(sign-in|profile\/confirm)\b/.test(to);
  return REFUSED.has(status) || isTurnedAway ? '' : `answered as if it were done${to && `, to ${to}`}`;
}

/** As a form, and as what Remix's own client and a program would send; with a file where the route takes one. */
export function bodiesFor({ hasPage }: Route, { takesFile }: Acts, intent: string, fields: Pairs): Body[] {
  const pairs: Pairs = intent ? [['intent', intent], ...fields] : fields;
  const headers: Record<string, string> = hasPage ? {} : { accept: 'application/json' };
  const form = (more: Record<string, string> = headers): RequestInit => ({ method: 'POST', body: new URLSearchParams(pairs), headers: more });
  const json = { method: 'POST', body: JSON.stringify(Object.fromEntries(pairs)), headers: { ...headers, 'content-type': 'application/json' } };
  const bodies = [
    { name: 'form', init: form() },
    { name: 'json', init: json },
    hasPage ? { name: 'data', init: form() } : { name: 'form without a script', init: form({}) },
  ];
  if (!takesFile) return bodies;
  const file = { name: 'file', init: { method: 'POST', body: withFile(pairs), headers } };
  // The form with the file is the one without a name.
  return intent === '' ? [file, ...bodies] : [...bodies, file];
} // oxfmt-ignore

function withFile(fields: Pairs): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(PNG)]), 'file.png');
  return body;
}
