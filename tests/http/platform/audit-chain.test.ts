import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { appendAudit, sealAudit, verifyAudit } from '#app/platform/audit.server.ts';
import { rewriting } from '#db/rewriting.ts';
import { audit, auditDetails } from '#db/schema/platform.ts';
import { makeApp } from '#tests/support/app.ts';

const app = await makeApp();
/** Of its own: other tests break the chain. */
const sealed = await makeApp();
const { db } = app.platform;

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
});
