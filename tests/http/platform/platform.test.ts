import { asc, count, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appendAudit, sealAudit, verifyAudit } from '#app/platform/audit.server.ts';
import { enqueueJob, handlerOf, jobKind, runDueJobs } from '#app/platform/jobs.server.ts';
import { MAIL_LIMIT_REACHED, mailLimitHandler } from '#app/platform/held-mails.server.ts';
import { queueMail } from '#app/platform/queue-mail.server.ts';
import { rewriting } from '#db/rewriting.ts';
import { audit, auditDetails, jobs } from '#db/schema/platform.ts';
import { removeSampleRegion } from '#sample/remove-sample-region.ts';
import { seedSampleRegion } from '#sample/seed-sample-region.ts';
import { accreditations, participations } from '#db/schema/credits.ts';
import { officers, people } from '#db/schema/accounts.ts';
import { recorded } from '#tests/support/statements.ts';
import { makeApp } from '#tests/support/app.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
/** Of its own: other tests break the chain. */
const sealed = await makeApp();
const { db, log } = app.platform;

test('a job is run at least once, tried again ever later, and its failure stays visible', async () => {
  const now = new Date('2030-01-01T00:00:00Z');
  await db.transact((tx) => enqueueJob(tx, now, jobKind('shaky', {}), {}));
  let tries = 0;
  const handlers = {
    shaky: async () => {
      if (++tries < 8) throw new Error('not today');
    },
  };
  let clock = now;
  const ran: number[] = [];
  for (let i = 0; i < 12; i++) {
    ran.push(await runDueJobs(db, handlers, log, () => clock));
    clock = new Date(clock.getTime() + 3_600_000);
  }
  expect(tries).toBe(8);
  const [row] = await db.read.select().from(jobs).where(eq(jobs.kind, 'shaky'));
  expect(row).toMatchObject({ state: 'done', attempts: 8 });

  await db.transact((tx) => enqueueJob(tx, clock, jobKind('unknown', {}), {}));
  for (let i = 0; i < 9; i++) {
    await runDueJobs(db, handlers, log, () => clock);
    clock = new Date(clock.getTime() + 3_600_000);
  }
  const [failed] = await db.read.select().from(jobs).where(eq(jobs.kind, 'unknown'));
  expect(failed).toMatchObject({ state: 'failed', lastError: expect.stringContaining('no handler') });
  const admin = await app.person('admin', ['administrator']);
  expect(await (await app.get('/admin/work', admin)).text()).toContain('no handler');
  expect((await app.post('/admin/work', { intent: 'retry', jobId: failed!.id }, admin)).status).toBe(302);
});

test('a job whose payload has not the form of its kind fails and is not run', async () => {
  const now = new Date('2030-06-01T00:00:00Z');
  await db.transact((tx) =>
    enqueueJob(tx, now, { name: 'of-old', payload: z.object({}).loose() }, { id: 7 }),
  );
  const ran: string[] = [];
  const handler = handlerOf(jobKind('of-old', { id: z.string() }), async ({ id }) => void ran.push(id));
  await runDueJobs(db, { 'of-old': handler }, log, () => now);
  const [row] = await db.read.select().from(jobs).where(eq(jobs.kind, 'of-old'));
  expect(row).toMatchObject({ state: 'waiting', attempts: 1, lastError: expect.stringContaining('id') });
  await handler({ id: 'x' }, { id: row!.id, now });
  expect(ran).toEqual(['x']);
});

test('a job that a killed process left is taken up again after its lease', async () => {
  const now = new Date('2031-01-01T00:00:00Z');
  await db.transact((tx) => enqueueJob(tx, now, jobKind('slow', {}), {}));
  let began = 0;
  // Never settles, as in a process that died in the middle.
  const dies = () => (began++, new Promise<void>(() => undefined));
  void runDueJobs(db, { slow: dies }, log, () => now);
  await expect.poll(() => began).toBe(1);
  let ran = 0;
  const handlers = { slow: async () => void ran++ };
  await runDueJobs(db, handlers, log, () => new Date(now.getTime() + 20_000));
  expect(ran).toBe(0);
  await runDueJobs(db, handlers, log, () => new Date(now.getTime() + 60_000));
  expect(ran).toBe(1);
});

test('a job that ends its process each time is given up after as many tries as any other', async () => {
  let now = new Date('2032-01-01T00:00:00Z');
  await db.transact((tx) => enqueueJob(tx, now, jobKind('deadly', {}), {}));
  let began = 0;
  // Never settles, as in a process that died in the middle.
  const deadly = () => (began++, new Promise<void>(() => undefined));
  for (let tried = 1; tried <= 8; tried++) {
    void runDueJobs(db, { deadly }, log, () => now);
    await expect.poll(() => began).toBe(tried);
    now = new Date(now.getTime() + 60_000);
  }
  await runDueJobs(db, { deadly: async () => void began++ }, log, () => now);
  expect(began).toBe(8);
  const [row] = await db.read.select().from(jobs).where(eq(jobs.kind, 'deadly'));
  expect(row).toMatchObject({ state: 'failed', lastError: expect.stringContaining('process ended') });
});

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

test('the audit chain names the first broken link, whatever was changed', async () => {
  while ((await sealAudit(db)) > 0);
  for (let i = 0; i < 5; i++)
    await db.transact((tx) =>
      appendAudit(tx, { now: new Date(), actor: null }, 'test.done', `thing-${i}`, { i }),
    );
  const before = await verifyAudit(db);
  expect(before).toMatchObject({ ok: true, unsealed: 5 });
  expect(await sealAudit(db)).toBe(5);
  const whole = await verifyAudit(db);
  expect(whole).toMatchObject({ ok: true, unsealed: 0, sealed: before.sealed + 5 });
  const last = await db.read.select().from(audit).where(eq(audit.position, whole.sealed));
  expect(last).toMatchObject([{ chain: whole.head }]);

  const rows = await db.read
    .select()
    .from(audit)
    .where(eq(audit.action, 'test.done'))
    .orderBy(asc(audit.position));
  const change = (work: Parameters<typeof db.transact>[0]) =>
    db.transact((tx) => rewriting(tx, 'repair', () => work(tx)));
  const [second, third] = [rows[1]!, rows[2]!];
  await change(
    async (tx) => void (await tx.update(audit).set({ thing: 'other' }).where(eq(audit.id, second.id))),
  );
  expect(await verifyAudit(db)).toMatchObject({
    ok: false,
    broken: { id: second.id, position: second.position },
  });
  await change(
    async (tx) => void (await tx.update(audit).set({ thing: second.thing }).where(eq(audit.id, second.id))),
  );
  await change(
    async (tx) =>
      void (await tx
        .update(auditDetails)
        .set({ detail: '{"i":9}' })
        .where(eq(auditDetails.auditId, third.id))),
  );
  expect(await verifyAudit(db)).toMatchObject({ ok: false, broken: { id: third.id } });
  // Erasing a detail, as the law may ask, leaves the chain whole.
  await change(async (tx) => void (await tx.delete(auditDetails).where(eq(auditDetails.auditId, third.id))));
  expect(await verifyAudit(db)).toMatchObject({ ok: true });
  await change(async (tx) => void (await tx.delete(auditDetails).where(eq(auditDetails.auditId, second.id))));
  await change(async (tx) => void (await tx.delete(audit).where(eq(audit.id, second.id))));
  expect(await verifyAudit(db)).toMatchObject({ ok: false, broken: { id: third.id } });
});

test('the sample region is believable, is made once, and goes with one command', async () => {
  const real = await app.person('real');
  await seedSampleRegion(app.operator);
  await seedSampleRegion(app.operator);
  expect(await db.read.$count(people, eq(people.sample, true))).toBe(26);
  const each = await db.read.select({ officers: count() }).from(officers).groupBy(officers.associationId);
  expect(each).toEqual(Array.from({ length: 6 }, () => ({ officers: 2 })));
  for (const role of ['association', 'officer']) {
    const answer = await app.post('/sign-in', { email: `${role}@majakka.test`, password: 'majakka-demo' });
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const home = await app.send('/associations/parauga-lauku-arsti', { cookie });
    expect([role, answer.status, home.status]).toEqual([role, 302, 200]);
  }
  expect(await db.read.$count(accreditations)).toBe(7);
  expect(await db.read.$count(participations)).toBeGreaterThan(5);
  // Mail about an action in one language is written in that language.
  const logged = await recorded(db);
  const languages = logged.map(({ object }) => Object.entries(object.definition.name)[0]!);
  expect(languages.filter(([language, name]) => language !== 'be' && /[а-я]/i.test(String(name)))).toEqual(
    [],
  );
  const byRegistration = new Map<string, Set<string>>();
  for (const { object, context } of logged) {
    const known = byRegistration.get(context.registration) ?? new Set<string>();
    byRegistration.set(context.registration, known.add(Object.keys(object.definition.name)[0]!));
  }
  expect([...byRegistration.values()].every((each) => each.size === 1)).toBe(true);
  expect(await (await app.get('/courses?lang=fi')).text()).toContain('Etäkonsultaatio arjen työssä');

  expect(await removeSampleRegion(app.operator)).toEqual({ people: 26, associations: 6, courses: 2 });
  expect(await db.read.$count(people, eq(people.sample, true))).toBe(0);
  expect(await (await app.get('/courses')).text()).toContain(said('catalogue:nothing'));
  expect((await app.get('/profile', real)).status).toBe(200);
  await seedSampleRegion(app.operator);
  expect(await db.read.$count(people, eq(people.sample, true))).toBe(0);
});

test('sealing catches up in one call, disturbs nobody who appends meanwhile, and leaves the chain whole', async () => {
  const { db } = sealed.platform;
  const by = { now: new Date(), actor: null };
  let runs = 0;
  const append = (thing: string, count: number) =>
    db.transact(async (tx) => {
      runs++;
      for (let n = 0; n < count; n++) await appendAudit(tx, by, 'test.appended', thing, { n });
    });
  for (let i = 0; i < 5; i++) await append(`before ${i}`, 250);
  expect(await sealAudit(db)).toBeGreaterThanOrEqual(1250);
  const before = await verifyAudit(db);
  expect(before).toMatchObject({ ok: true, unsealed: 0 });

  runs = 0;
  const state = { appending: true };
  const appended = (async () => {
    for (let n = 0; n < 100; n++) await append(`meanwhile ${n}`, 3);
  })().finally(() => (state.appending = false));
  let count = 0;
  // Two at once, as in two processes: neither waits for the other, nothing is sealed twice.
  while (state.appending)
    for (const each of await Promise.all([sealAudit(db, 20), sealAudit(db, 20)])) count += each;
  await appended;
  count += await sealAudit(db);
  expect([runs, count]).toEqual([100, 300]);
  expect(await verifyAudit(db)).toMatchObject({ ok: true, unsealed: 0, sealed: before.sealed + count });
}, 60_000);
