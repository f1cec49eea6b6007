import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setMailChoice } from '#app/domains/accounts/mail-kinds/set-mail-choice.server.ts';
import { deliverMessage } from '#app/domains/credits/messages/deliver-message.server.ts';
import { listMessagesToMember } from '#app/domains/credits/messages/list-messages-to-member.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import { mailChoiceToken } from '#app/platform/mail-choices.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';
import { memberMessageRecipients, memberMessages } from '#db/schema/member-messages.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const officer = await app.person('officer');
const associationId = await app.association('letters', [officer], 'LV', 'lv');
const base = '/associations/letters';

async function member(name: string, locale: string, more: Partial<typeof people.$inferInsert> = {}) {
  const person = await app.person(name);
  await db.transact(async (tx) => {
    await tx
      .update(people)
      .set({ locale, ...more })
      .where(eq(people.id, person.id));
    await tx.insert(memberships).values({
      id: newId(), associationId, personId: person.id, registrationNumber: '1', state: 'accepted',
      requestedAt: new Date(), decidedAt: new Date(),
    }); // oxfmt-ignore
  });
  return person;
}

const TEXTS = {
  kind: 'news',
  'subject-lv': 'Sapulce',
  'body-lv': 'Tiekamies piektdien.',
  'subject-en': 'Meeting',
  'body-en': 'We meet on Friday.',
};
const toPage = (path: string) => path.replace(/^https?:\/\/[^/]+/, '');

async function draft(form: Record<string, string | string[]> = {}) {
  const answer = await app.post(`${base}/messages/new`, { ...TEXTS, ...form }, officer);
  expect(answer.status).toBe(302);
  return toPage(answer.headers.get('location')!);
}
const send = (path: string, revision = '1') => app.post(path, { intent: 'send', revision }, officer);
async function deliver(path: string) {
  while (!(await deliverMessage(processCtx(app.platform, new Date()), path.split('/').pop()!)));
}
const got = async (person: Person) => (await mailsTo(app, person)).map(({ subject }) => subject);

test('each member gets their own language or the association’s, once, and officers see what was sent to whom', async () => {
  const [latvian, english, finn] = [
    await member('latvian', 'lv'),
    await member('english', 'en'),
    await member('finn', 'fi'),
  ];
  const path = await draft();
  const preview = await app.text(path, officer);
  for (const text of ['Sapulce', 'We meet on Friday.', said('credits:message.sendNow', { count: 3 })])
    expect(preview).toContain(text);
  expect(preview).toContain(said('credits:message.people', { count: 2 }));
  expect((await send(path, '2')).status).toBe(409);
  const changed = { intent: 'save', revision: '1', ...TEXTS, 'subject-en': 'Our meeting' };
  expect((await app.post(path, changed, officer)).status).toBe(302);
  expect((await app.post(path, changed, officer)).status).toBe(409);
  expect((await send(path, '2')).status).toBe(302);
  expect((await send(path, '3')).status).toBe(409);
  await deliver(path);
  await deliver(path);
  expect([await got(latvian), await got(english), await got(finn)]).toEqual([
    ['Sapulce'],
    ['Our meeting'],
    ['Sapulce'],
  ]);
  const [mail] = await mailsTo(app, english);
  expect(mail!.body).toMatch(/We meet on Friday\.\n\nofficer Test\nAssociation letters\n\n.*\/profile/s);
  expect(await app.text(`${base}/messages`, officer)).toContain(said('credits:message.state.sent'));
  expect(await app.text(`${base}/members/${english.id}`, officer)).toContain('Our meeting');
  const [row] = await listMessagesToMember(await app.as(officer), associationId, finn.id);
  expect(row).toMatchObject({ language: 'lv', subject: 'Sapulce', author: 'officer Test' });
});

test('news reaches nobody who has switched it off; what is about one’s own cycle does, and only a filter by cycles is that', async () => {
  const quiet = await member('quiet', 'en', { specialty: 'geriatrics' });
  const asked = await app.text('/profile', quiet);
  expect(asked).toContain(said('accounts:membership.newsOn'));
  const [own] = await db.read.select().from(memberships).where(eq(memberships.personId, quiet.id));
  const off = { intent: 'news', membershipId: own!.id, wanted: 'no' };
  expect((await app.post('/profile', off, quiet)).status).toBe(302);
  expect((await app.post('/profile', off, officer)).status).toBe(404);
  const chosen = { specialty: 'geriatrics' };
  expect((await send(await draft(chosen))).status).toBe(409);
  const cycle = { ...chosen, kind: 'cycle' };
  const refused = await app.post(`${base}/messages/new`, { ...TEXTS, ...cycle }, officer);
  expect([refused.status, (await refused.text()).includes(pieceOf('errors:message_not_of_cycles'))]).toEqual([
    422,
    true,
  ]);
  await db.transact((tx) =>
    tx.insert(creditStandings).values({
      personId: quiet.id, programmeId: 'lv-lab', cycleFrom: '2024-01-01', cycleTo: '2028-12-31', total: '1', required: '250',
      done: false, atRiskFrom: '2025-01-01', behindFrom: '2024-06-01', recountOn: '2100-01-01', countedAt: new Date(),
    }),
  ); // oxfmt-ignore
  const path = await draft({ ...cycle, state: 'at_risk' });
  expect((await send(path)).status).toBe(302);
  await deliver(path);
  expect(await got(quiet)).toEqual(['Meeting']);
});

test('a member who has switched off all news by the link of a mail is none of those whom a message goes to', async () => {
  const silent = await member('silent', 'en', { region: 'Vormsi' });
  const path = await draft({ region: 'Vormsi' });
  await setMailChoice(app.operator, mailChoiceToken(app.platform, silent.email, 'news'), true);
  expect((await send(path)).status).toBe(409);
  expect(await listMessagesToMember(await app.as(officer), associationId, silent.id)).toEqual([]);
});

test('what was begun in a language has both parts, the association’s language is needed, and a draft can be discarded', async () => {
  const post = (form: Record<string, string>) => app.post(`${base}/messages/new`, form, officer);
  expect((await post({ ...TEXTS, 'body-en': '' })).status).toBe(422);
  expect((await post({ kind: 'news', 'subject-en': 'Meeting', 'body-en': 'Friday' })).status).toBe(422);
  const path = await draft({ to: [officer.id, 'nobody'] });
  expect((await send(path)).status).toBe(409);
  expect((await app.post(path, { intent: 'discard' }, officer)).status).toBe(302);
  expect((await app.get(path, officer)).status).toBe(404);
});

test('a kill between two batches: it goes on where it was, and nobody gets a second mail; five messages a day to many', async () => {
  const path = await draft();
  const id = path.split('/').pop()!;
  await send(path);
  const before = await db.read.$count(mails, eq(mails.subject, 'Sapulce'));
  // As after a kill: the mails are queued, and the marks of some recipients are gone.
  await deliver(path);
  const after = await db.read.$count(mails, eq(mails.subject, 'Sapulce'));
  expect(after).toBeGreaterThan(before);
  await db.transact(async (tx) => {
    await tx.update(memberMessages).set({ state: 'sending' }).where(eq(memberMessages.id, id));
    await tx.update(memberMessageRecipients).set({ mailedAt: null });
  });
  await deliver(path);
  expect(await db.read.$count(mails, eq(mails.subject, 'Sapulce'))).toBe(after);
  const statuses: number[] = [];
  for (let n = 0; n < 4; n++) statuses.push((await send(await draft())).status);
  expect(statuses).toEqual([302, 302, 302, 429]);
});

test('a filter of the list gets a name, finds members by specialty and region, and goes away again', async () => {
  const islander = await member('islander', 'lv', { specialty: 'geriatrics', region: 'Ruhnu' });
  const list = `${base}/members`;
  const query = '?specialty=geriatrics&region=Ruhnu';
  const page = await app.text(list + query, officer);
  expect([page.includes('islander Test'), page.includes('latvian Test')]).toEqual([true, false]);
  const filter = { intent: 'save-filter', name: 'Island', specialty: 'geriatrics', region: 'Ruhnu' };
  expect((await app.post(list, filter, officer)).status).toBe(302);
  const saved = await app.text(list, officer);
  expect(saved).toContain('specialty=geriatrics&amp;region=Ruhnu#list');
  const filterId = /name="filterId" value="([^"]+)"/.exec(saved)![1]!;
  expect((await app.post(list, { intent: 'drop-filter', filterId }, officer)).status).toBe(302);
  expect((await app.post(list, { intent: 'drop-filter', filterId }, officer)).status).toBe(404);
  const chosen = await app.text(`${base}/messages/new?to=${islander.id}`, officer);
  expect(chosen).toContain(said('credits:message.chosen', { count: 1 }));
});

test('a message that nobody would get says so instead of a button that sends it', async () => {
  const path = await draft({ q: 'nobody of this name' });
  const page = await app.text(path, officer);
  expect([page.includes(said('errors:message_nobody')), page.includes('value="send"')]).toEqual([
    true,
    false,
  ]);
  const refused = await send(path);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain(said('errors:message_nobody'));
});

test('somebody who has left or was blocked since a message was sent off gets no mail, and the log does not say so', async () => {
  const [stays, left, blocked] = [
    await member('staying', 'lv'),
    await member('lost', 'lv'),
    await member('barred', 'lv', { blockedAt: new Date() }),
  ];
  const messageId = newId();
  await db.transact(async (tx) => {
    const [model] = await tx.select().from(memberMessages).limit(1);
    await tx.insert(memberMessages).values({
      ...model!,
      id: messageId,
      state: 'sending',
      texts: { lt: { subject: 'Tik čia', body: 'x' } },
    });
    for (const { id: personId } of [stays, left, blocked])
      await tx.insert(memberMessageRecipients).values({ messageId, personId });
    await tx.update(memberships).set({ state: 'ended' }).where(eq(memberships.personId, left.id));
  });
  await deliver(messageId);
  // Neither in the reader's language nor in that of the association: in the one that there is.
  expect([await got(stays), await got(left), await got(blocked)]).toEqual([['Tik čia'], [], []]);
  const log = await db.read
    .select()
    .from(memberMessageRecipients)
    .where(eq(memberMessageRecipients.messageId, messageId));
  expect(log.map(({ personId, language }) => [personId, language])).toEqual([[stays.id, 'lt']]);
});

test('the log has pages, and the oldest message is on the last', async () => {
  const [model] = await db.read.select().from(memberMessages).limit(1);
  const texts = { lv: { subject: 'The very first', body: 'x' } };
  const many = Array.from({ length: 51 }, (_, n) => ({
    ...model!,
    id: newId(),
    createdAt: new Date(n * 60_000),
    ...(n === 0 ? { texts } : {}),
  }));
  await db.transact((tx) => tx.insert(memberMessages).values(many));
  expect(await app.text(`${base}/messages`, officer)).not.toContain('The very first');
  expect(await app.text(`${base}/messages?page=2`, officer)).toContain('The very first');
});
