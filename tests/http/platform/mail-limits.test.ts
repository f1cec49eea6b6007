import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { MAIL_LIMIT_REACHED, mailLimitHandler } from '#app/platform/held-mails.server.ts';
import { queueMail } from '#app/platform/queue-mail.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { said } from '#tests/support/words.ts';
import { eq } from 'drizzle-orm';
import { mails } from '#db/schema/platform.ts';

const app = await makeApp();
const { db } = app.platform;

test('past 200 mails a day a mailbox gets no more; the operator reads how many, and the log says it once', async () => {
  const own = await makeApp();
  const administrator = await own.person('operator', ['administrator']);
  const work = async () => (await own.get('/admin/work', administrator)).text();
  const waitingMails = (html: string) =>
    /^[\s\S]*?(\d+)</.exec(html.split(said('accounts:work.heldMails'))[1]!)![1];
  expect(waitingMails(await work())).toBe('0');
  const now = new Date();
  const mail = (to: string) => ({ to, subject: 's', body: 'b' });
  await own.platform.db.transact(async (tx) => {
    for (let n = 0; n < 203; n++) await queueMail(tx, now, mail('flooded@example.org'));
    await queueMail(tx, now, mail('other@example.org'));
  });
  expect(waitingMails(await work())).toBe('3');
  const handlers = {
    mail: async () => undefined,
    [MAIL_LIMIT_REACHED.name]: mailLimitHandler(own.platform.log),
  };
  expect(await runDueJobs(own.platform.db, handlers, own.platform.log, own.platform.clock)).toBe(202);
  const logged = own.lines.filter((line) => line.includes('a mailbox has had its mails'));
  expect([logged.length, logged.join('').includes('flooded')]).toEqual([1, false]);
});

test('nobody’s mailbox is flooded: mails to one address within a day have a bound, and others are written to', async () => {
  const mail = (to: string) => ({ to, subject: 's', body: 'b' });
  const to = 'flooded@example.org';
  const [now, nextDay] = [new Date(), new Date(Date.now() + 25 * 3_600_000)];
  await db.transact(async (tx) => {
    for (let n = 0; n < 230; n++) await queueMail(tx, now, mail(to));
  });
  const count = (address: string) => db.read.$count(mails, eq(mails.recipient, address));
  const counted = await count(to);
  expect(counted).toBeLessThanOrEqual(201);
  await db.transact(async (tx) => {
    await queueMail(tx, now, mail('calm@example.org'));
    await queueMail(tx, nextDay, mail(to));
  });
  expect([await count('calm@example.org'), await count(to)]).toEqual([1, counted + 1]);
});
