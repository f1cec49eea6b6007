import { people } from '#db/schema/accounts.ts';
import type { Role } from './people.ts';
import type { Address } from './visit.ts';
import type { World } from './world.ts';

/** Pages that show addresses of people other than the reader, and why. */
const SHOWS_EMAILS: Record<string, string> = {
  'sign-in': 'the sample people, in demonstration mode',
  mail: 'all mail, in demonstration mode',
  'admin/people': 'to the administrator, who finds people by it',
  'associations/:slug/join-requests': 'of who asks to be a member, to the officer who decides',
  'pairs/:pairId': 'of the one, to the other, once the pair has begun',
};

type Secret = { name: string; text: string; owner: Role | null };
const known = new WeakMap<World, Secret[]>();

/** Secrets that no page shows to anybody (`owner` null), or to nobody but its owner. */
async function secretsOf(world: World): Promise<Secret[]> {
  const found = known.get(world);
  if (found) return found;
  const { cast, extras, app } = world;
  const rows = await app.platform.db.read.select({ id: people.id, email: people.email, hash: people.passwordHash }).from(people); // oxfmt-ignore
  const roleOf = (id: string) =>
    (Object.entries(cast).find(([, person]) => person.id === id)?.[0] as Role) ?? null;
  const secrets: Secret[] = [
    { name: 'a password hash', text: '$argon2', owner: null },
    ...rows.flatMap(({ hash }) => (hash ? [{ name: 'a password hash', text: hash.split('$').pop()!, owner: null }] : [])),
    ...rows.map(({ id, email }) => ({ name: 'the address of somebody else', text: email, owner: roleOf(id) })),
    ...Object.values(cast).map(({ cookie }) => ({ name: 'a session', text: cookie.split('=')[1]!, owner: null })),
    { name: 'the secret of an authenticator app', text: extras.secret, owner: null },
    { name: 'a link that resets a password', text: extras.resetToken, owner: null },
    { name: 'a link that confirms an account', text: extras.confirmToken, owner: null },
    { name: 'a link to a review', text: extras.credits.reviewToken, owner: null },
    { name: 'the token of a launch', text: extras.learnt.token, owner: 'doctor' },
    { name: 'the token of a launch', text: extras.learnt.otherToken, owner: 'colleague' },
    { name: 'the secret of a key', text: extras.store.own.secret, owner: null },
    { name: 'the secret of a key', text: extras.store.others.secret, owner: null },
  ]; // oxfmt-ignore
  known.set(world, secrets);
  return secrets;
}

/** Names the secrets of others in an answer to this reader; '' where there are none. */
export async function foreignSecrets(
  world: World,
  role: Role,
  { route, path }: Address,
  html: string,
): Promise<string> {
  if (Object.hasOwn(SHOWS_EMAILS, route.path)) return '';
  const shown = (await secretsOf(world)).filter(
    // Values in the address itself are no secret.
    ({ text, owner }) => owner !== role && !path.includes(text) && html.includes(text),
  );
  return shown.length > 0 ? `shows ${[...new Set(shown.map(({ name, text }) => (text.includes('@') ? `${name} (${text})` : name)))].join(', ')}` : ''; // oxfmt-ignore
}
