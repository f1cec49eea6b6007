import type { Change } from './changes.ts';
import type { Declaration } from './declared.ts';
import type { Role } from './people.ts';
import { oneOfEach, type Thing } from './things.ts';
import type { Route, World } from './world.ts';

export type Address = { route: Route; declared: Declaration; thing: Thing; path: string };
export type Answer = { status: number; location: string; html: string; changes: Change[] };
/** `what`: how the answer is none that is declared. */
export type Surprise = {
  route: string;
  path: string;
  role: Role;
  intent?: string;
  status: number;
  what: string;
};

/**
 * Tables that any request may write, with the reason. `audit` is not here: a refusal leaves no row, and a row means that
 * something was done.
 */
const ANYBODY_WRITES: Record<string, string> = {
  limits: 'counts tries',
  throttles: 'makes the next try wait',
  failed_sign_ins: 'counts failed sign-ins',
  xapi_credential_use: 'says when a key was last used',
  xapi_record_use: 'adds up what keys have stored, a few seconds later',
  kept_forms: 'keeps what somebody has typed whose session is over, for them alone',
  consultation_reads: 'tells the asker who has tried to read a case',
};
export const counted = (changes: Change[]): Change[] =>
  changes.filter(({ table }) => !Object.hasOwn(ANYBODY_WRITES, table));
export const describeChanges = (changes: Change[]): string =>
  [...new Set(changes.map(({ op, table, columns }) => `${op} ${table} ${columns}`.trim()))].join(', ');

/** The addresses of a route with real ids, `most` of each; throws by the route's name where there is none. */
export function addressesOf(world: World, route: Route, most: number): Address[] {
  const declared = world.declared[route.path];
  if (!declared) throw new Error(`nobody has declared who may use ${route.path} (tests/support/matrix/declared.ts)`); // oxfmt-ignore
  const things = oneOfEach(world.things[declared.of], most);
  if (things.length === 0) throw new Error(`there is no ${declared.of} with an id for ${route.path}`);
  return things.map((thing) => ({ route, declared, thing, path: pathTo(route, thing) }));
}

export function pathTo(route: Route, { params }: Thing): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`no ${name} is known for ${route.path}`);
    return encodeURIComponent(params[name]);
  });
  return `/${path === '*' ? 'nowhere' : path}`;
}

/** Sends a request as somebody of the cast; answers with what it has written. */
export async function visit(world: World, role: Role, path: string, init: RequestInit = {}): Promise<Answer> {
  const cookie = role === 'anonymous' ? undefined : world.cast[role].cookie;
  const response = await world.app.send(path, { ...init, cookie });
  const html = await response.text();
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    html,
    changes: counted(await world.changes()),
  };
}
