import { and, eq, isNull } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { notifyOfFullDiskIn } from '#app/domains/operations/notifications.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { storageState } from '#app/platform/storage.server.ts';
import { people, personRoles } from '#db/schema/accounts.ts';

/** One mail a day, of all processes together. */
const DAILY = { name: 'storage-alarm', tries: 1, minutes: 1440 };

/** While the disk is nearly full: a line in the log each time, and once a day a mail to every administrator. */
export async function warnOfFullDisk(ctx: Platform & { now: Date }): Promise<void> {
  const { db, log, now } = ctx;
  const { state, freeBytes } = await storageState(ctx);
  if (state !== 'low' && state !== 'stop') return;
  log.error({ state, freeBytes }, 'the disk is nearly full');
  try {
    await spendTry(db, now, DAILY, state);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too_many_tries') return;
    throw error;
  }
  const administrators = await db.read
    .select(ADDRESSEE)
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(personRoles.role, 'administrator'), isNull(people.blockedAt)));
  await db.transact((tx) => notifyOfFullDiskIn(tx, ctx, administrators, state, freeBytes));
}
