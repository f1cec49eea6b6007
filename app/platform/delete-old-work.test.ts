import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { jobs, mails } from '#db/schema/platform.ts';
import { openOwnDatabase } from '#tests/support/database.ts';
import { deleteOldWork } from './delete-old-work.server.ts';
import { DAY_MS } from './time.ts';

const db = await openOwnDatabase();

const NOW = new Date('2026-11-29T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

test('old jobs and mails go in batches; what waits, what failed lately and what was not sent stays', async () => {
  const job = (id: string, state: 'waiting' | 'done' | 'failed', days: number, payload = {}) => ({
    id,
    kind: 'mailId' in payload ? 'mail' : 'other',
    payload: 'mailId' in payload ? { id: payload.mailId } : {},
    state,
    runAt: daysAgo(days),
    endedAt: state === 'waiting' ? null : daysAgo(days),
  });
  const mail = (id: string, days: number, sentAt: Date | null) => ({
    id,
    recipient: 'r',
    subject: 's',
    body: 'b',
    createdAt: daysAgo(days),
    sentAt,
  });
  await db.transact(async (tx) => {
    await tx
      .insert(jobs)
      .values([
        ...Array.from({ length: 7 }, (_, n) => job(`done-long-ago-${n}`, 'done', 31)),
        job('done-lately', 'done', 29),
        job('failed-long-ago', 'failed', 181, { mailId: 'given-up' }),
        job('failed-lately', 'failed', 179, { mailId: 'may-be-retried' }),
        job('waiting', 'waiting', 400, { mailId: 'to-be-sent' }),
      ]);
    await tx
      .insert(mails)
      .values([
        ...Array.from({ length: 5 }, (_, n) => mail(`sent-long-ago-${n}`, 100, daysAgo(91))),
        mail('sent-lately', 100, daysAgo(89)),
        mail('given-up', 200, null),
        mail('may-be-retried', 200, null),
        mail('to-be-sent', 400, null),
      ]);
  });
  expect(await deleteOldWork(db, NOW, 3)).toEqual({ jobs: 8, mails: 5 });
  const idsOf = async (table: typeof jobs | typeof mails) =>
    (await db.read.select({ id: table.id }).from(table).orderBy(asc(table.id))).map(({ id }) => id);
  expect(await idsOf(jobs)).toEqual(['done-lately', 'failed-lately', 'waiting']);
  expect(await idsOf(mails)).toEqual(['may-be-retried', 'sent-lately', 'to-be-sent']);
  expect(await deleteOldWork(db, NOW)).toEqual({ jobs: 0, mails: 0 });
});
