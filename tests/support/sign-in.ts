import { eq } from 'drizzle-orm';
import { codeOf, earlyInStep } from './one-time-codes.ts';
import { sessions } from '#db/schema/accounts.ts';
import { type Person, PASSWORD, type TestApp } from './app.ts';

export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';')[0]!)
    .join('; ');

/** The same person in another browser. */
export async function signInAgain(app: TestApp, person: Person): Promise<Person> {
  const answer = await app.post('/sign-in', { email: person.email, password: PASSWORD });
  return { ...person, cookie: cookiesOf(answer) };
}

/** As if the last sign-in of all this person's sessions were that many minutes ago. */
export const signedInBefore = (app: TestApp, person: Person, minutes: number): Promise<void> =>
  app.platform.db.transact(async (tx) => {
    await tx
      .update(sessions)
      .set({ confirmedAt: new Date(Date.now() - minutes * 60_000) })
      .where(eq(sessions.personId, person.id));
  });

/** Sets up an authenticator app; returns its secret and the recovery codes. The code of the step before this one is spent. */
export async function setUpApp(app: TestApp, person: Person): Promise<{ secret: string; codes: string[] }> {
  await earlyInStep(3000);
  await app.post('/profile/security', { intent: 'begin-app' }, person);
  const page = await (await app.get('/profile/security/app', person)).text();
  const secret = /<code translate="no">([A-Z2-7 ]{32,})<\/code>/.exec(page)![1]!.replaceAll(' ', '');
  const done = await app.post('/profile/security/app', { code: codeOf(secret, -1) }, person);
  return { secret, codes: codesIn(await done.text()) };
}

export const codesIn = (page: string): string[] =>
  [...page.matchAll(/<code translate="no">([a-z7]{4}-[a-z7]{4}-[a-z7]{4})<\/code>/g)].map(
    ([, code]) => code!,
  );
