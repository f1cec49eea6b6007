import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { mailHandler } from '#app/platform/mail.server.ts';
import type { MailKind } from '#app/platform/mail-kinds.ts';
import { notifyIn } from '#app/platform/notify.server.ts';
import { people } from '#db/schema/accounts.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { bodiesTo, mailsTo, subjectsTo } from '#tests/support/mails.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

async function mail({ id }: Person, kind: MailKind | 'needed', subject: string = kind): Promise<void> {
  const [to] = await db.read.select().from(people).where(eq(people.id, id));
  await db.transact((tx) => notifyIn(tx, app.operator, [to!], () => ({ kind, subject, body: 'Text' })));
}
const wayOut = async (person: Person) => /\/unsubscribe\/\S+/.exec((await bodiesTo(app, person)).at(-1)!)![0];

test('kinds that somebody has switched off are not sent, needed mails are', async () => {
  const person = await app.person('choosy');
  expect((await app.post('/profile/notifications', { kinds: ['credit', 'news'] }, person)).status).toBe(302);
  for (const kind of ['webinars', 'credit', 'needed'] as const) await mail(person, kind);
  expect(await subjectsTo(app, person)).toEqual(['credit', 'needed']);
  const page = await app.text('/profile/notifications', person);
  expect([...page.matchAll(/checked="" value="(\w+)"/g)].map(([, kind]) => kind)).toEqual(['credit', 'news']);
});

test('the link at the end of a mail switches its kind off without a sign-in, by a button, and on again', async () => {
  const person = await app.person('tired');
  await mail(person, 'webinars');
  const link = await wayOut(person);
  expect(await app.text(link)).toContain(said('accounts:notifications.stopTitle'));
  await mail(person, 'webinars', 'opening the link changes nothing');
  await app.post(link, { intent: 'stop' });
  await mail(person, 'webinars', 'not sent');
  await mail(person, 'courses', 'another kind');
  await app.post(link, { intent: 'resume' });
  await mail(person, 'webinars', 'sent again');
  expect(await subjectsTo(app, person)).toEqual([
    'webinars',
    'opening the link changes nothing',
    'another kind',
    'sent again',
  ]);
  expect((await app.get('/unsubscribe/made-up')).status).toBe(404);
});

test('a mail program switches a kind off by one POST of its own (RFC 8058), with what the header of the mail says', async () => {
  const person = await app.person('one-click');
  await mail(person, 'mentoring');
  await mail(person, 'needed');
  await runDueJobs(
    db,
    { mail: mailHandler(db, app.platform.settings) },
    app.platform.log,
    app.platform.clock,
  );
  const [muteable, needed] = (await mailsTo(app, person)).map(({ id }) =>
    readFileSync(join(app.folder, 'mail', `${id}.txt`), 'utf8'),
  );
  expect(needed).not.toContain('nsubscribe');
  const [, address] = /^List-Unsubscribe: <http:\/\/localhost:3000(\S+)>$/m.exec(muteable!)!;
  const answer = await app.send(address!, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    headers: { origin: 'https://mail.example' },
  });
  expect(answer.status).toBe(204);
  await mail(person, 'mentoring', 'not sent');
  expect(await subjectsTo(app, person)).toEqual(['mentoring', 'needed']);
});

test('choices go along to a new address', async () => {
  const person = await app.person('moving');
  await app.post('/profile/notifications', { kinds: ['credit'] }, person);
  const email = 'moved@example.org';
  await app.post('/profile/email', { intent: 'change', email }, person);
  for (const box of [email, person.email]) {
    const link = /\/email\/[\w-]+/.exec((await bodiesTo(app, { email: box })).at(-1)!)![0];
    await app.post(link, { answer: 'confirm' }, person);
  }
  await mail(person, 'news');
  await mail(person, 'credit');
  const got = (await subjectsTo(app, { email })).filter((subject) => ['news', 'credit'].includes(subject));
  expect(got).toEqual(['credit']);
});

test('a language chosen in the menu is the language of mails; one that a link from elsewhere asks for is not', async () => {
  const person = await app.person('polyglot');
  const localeOf = async () =>
    (await db.read.select().from(people).where(eq(people.id, person.id)))[0]!.locale;
  await app.get('/credit?lang=sv', person, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' });
  await app.get('/credit?lang=sv', person);
  expect(await localeOf()).toBe('en');
  await app.get('/credit?lang=lv', person, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' });
  expect(await localeOf()).toBe('lv');
});
