import { eq, inArray } from 'drizzle-orm';
import { SAMPLE_PASSWORD, sampleEmail } from '#app/domains/accounts/people/sample-people.ts';
import { signIn } from '#app/domains/accounts/sign-in/sign-in.server.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import type { Person, TestApp } from '../app.ts';

/**
 * The twelve who try everything. `doctor` is a Latvian doctor and owns most of what has an owner, `colleague` another one, and
 * both are members of the association whose officer `officer` is. `newcomer` has just registered and nobody has verified them.
 */
export const ROLES = [
  'anonymous',
  'doctor',
  'colleague',
  'doctorFI',
  'newcomer',
  'author',
  'otherAuthor',
  'mentor',
  'otherMentor',
  'officer',
  'officerEE',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
export type Cast = Record<Exclude<Role, 'anonymous'>, Person>;

const SAMPLE = {
  doctor: 'doctor', colleague: 'janis', doctorFI: 'aino', author: 'author', mentor: 'mentor', officer: 'association',
  officerEE: 'liis', administrator: 'admin',
}; // oxfmt-ignore
const FAR = new Date('2100-01-01');

/** Signs the eight in whom the sample region has, and registers the other three. */
export async function castRoles(app: TestApp): Promise<Cast> {
  const { db } = app.platform;
  const emails = Object.values(SAMPLE).map((name) => sampleEmail(name as 'doctor'));
  const rows = await db.read.select().from(people).where(inArray(people.email, emails));
  // Three of the sample cannot sign in; here they have the password of the others.
  const { passwordHash } = rows.find(({ email }) => email === sampleEmail('doctor'))!;
  await db.transact((tx) => tx.update(people).set({ passwordHash }).where(inArray(people.email, emails)));
  const cast: Record<string, Person> = {
    newcomer: await app.person('newcomer', [], { country: 'LV' }),
    otherAuthor: await app.person('other-author', ['author'], { country: 'LV' }),
    otherMentor: await app.person('other-mentor', ['mentor'], { country: 'LV' }),
  };
  for (const [role, name] of Object.entries(SAMPLE)) {
    const { id, email } = rows.find((row) => row.email === sampleEmail(name as 'doctor'))!;
    const signedIn = await signIn({ ...app.operator, now: new Date() }, { email, password: SAMPLE_PASSWORD });
    cast[role] = { id, email, cookie: signedIn.cookie.split(';')[0]! };
  }
  await stayFresh(app);
  return cast as Cast;
}

/** Nobody is asked to confirm who they are, however long it takes: that is no refusal that counts here. */
export const stayFresh = (app: TestApp): Promise<void> =>
  app.platform.db.transact(async (tx) => {
    await tx.update(sessions).set({ confirmedAt: FAR, seenAt: FAR }).where(eq(sessions.confirmedAt, sessions.confirmedAt)); // oxfmt-ignore
  });
