import { audience } from './declared.ts';
import { type Form, formsOf } from './forms.ts';
import { type Role, ROLES } from './people.ts';
import { foreignSecrets } from './secrets.ts';
import { type Address, addressesOf, type Answer, type Surprise, describeChanges, visit } from './visit.ts';
import { routeOf, type World } from './world.ts';

export type Forms = Map<Role, Form[]>;
export type Reads = {
  count: number;
  surprises: Surprise[];
  forms: Forms;
};

/** Every page at addresses with real ids, by everybody, as a page and as its data alone. */
export async function tryReads(world: World, most: number): Promise<Reads> {
  const found: Reads = { count: 0, surprises: [], forms: new Map() };
  for (const route of world.routes.filter(({ hasLoader, hasPage }) => hasLoader || hasPage))
    for (const [i, address] of addressesOf(world, route, most).entries()) {
      for (const role of ROLES) await readAs(world, found, role, address, address.path);
      if (route.hasLoader && i === 0)
        for (const role of ROLES) await readAs(world, found, role, address, `${address.path === '/' ? '/_root' : address.path}.data`); // oxfmt-ignore
    }
  return found;
}

async function readAs(world: World, found: Reads, role: Role, address: Address, path: string): Promise<void> {
  const answer = await visit(world, role, path);
  found.count++;
  const may = audience(address.declared.reads ?? 'nobody', address.thing).has(role);
  const what = oddIn(address, role, may, answer) || (await foreignSecrets(world, role, address, answer.html));
  if (what) found.surprises.push({ route: address.route.path, path, role, status: answer.status, what });
  if (may && !path.endsWith('.data')) addForms(world, found.forms, role, address, answer);
}

function addForms(world: World, forms: Forms, role: Role, { path }: Address, answer: Answer): void {
  if (answer.status !== 200) return;
  const added = formsOf(answer.html, path).map((form) => ({
    ...form,
    to: routeOf(world.allRoutes, form.path.split('?')[0]!)?.id ?? '',
  }));
  forms.set(role, [...(forms.get(role) ?? []), ...added]);
}

/** The forms that `tryReads` finds, with nothing tried: only those who may read a page ask for it. */
export async function findForms(world: World, most: number): Promise<Forms> {
  const forms: Forms = new Map();
  for (const route of world.routes.filter(({ hasPage }) => hasPage))
    for (const address of addressesOf(world, route, most)) {
      const may = audience(address.declared.reads ?? 'nobody', address.thing);
      for (const role of ROLES.filter((each) => may.has(each)))
        addForms(world, forms, role, address, await visit(world, role, address.path));
    }
  return forms;
}

/** Rows written by reading a page that one may read; people who may not write none of them. */
const READING_MARKS: Record<string, string> = {
  audit: 'that a file with the names of others was taken',
  audit_details: 'beside it',
  consultation_cases: 'that its specialist has opened it',
  consultation_assignments: 'beside it',
  mentoring_readings: 'that the messages of a pair were shown to one of its two',
};

function oddIn({ declared, route }: Address, role: Role, may: boolean, answer: Answer): string {
  const { status, location, html } = answer;
  const written = answer.changes.filter(({ table }) => !may || !Object.hasOwn(READING_MARKS, table));
  if (written.length > 0) return `reading wrote: ${describeChanges(written)}`;
  // Remix hands a redirect to its own client as 202 with the place inside.
  const to = status === 202 ? (/"(\/[^"]*)"/.exec(html)?.[1] ?? '') : location;
  const isToSignIn = to.startsWith('/sign-in') && !route.path.startsWith('sign-');
  // The start page of a stranger is Majakka's own.
  if (may && route.path !== '' && html.includes('<title>Majakka</title>')) return 'its title names nothing';
  if (may) return [200, 202, 302, ...(declared.answers ?? [])].includes(status) && !isToSignIn ? '' : 'whoever may read it does not get it'; // oxfmt-ignore
  if (role === 'anonymous' && isToSignIn) return '';
  return (declared.refused ?? [404]).includes(status) ? '' : 'an outsider gets it';
}
