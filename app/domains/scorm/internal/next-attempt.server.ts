import { and, desc, eq } from 'drizzle-orm';
import { isAttemptFailed, nextAttempt } from '#app/domains/learning/completion/attempts.ts';
import { type FlatCmi, isSuspended } from '#app/domains/scorm/attempts/cmi.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader, Tx } from '#db/database.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { scormAttempts, scormLaunches } from '#db/schema/scorm.ts';
import { listPartStates } from './part-states.server.ts';

export function mayTryAgain({ maxTries = 0 }: CompletionRule, { number }: { number: number }): boolean {
  if (maxTries > 0 && number >= maxTries) throw new DomainError('tries_spent', { tries: maxTries });
  return true;
}

/** Whether a completed attempt has nothing left that was suspended: it can be looked at again, and no more. */
export async function isAttemptOverIn(tx: Tx, attempt: typeof scormAttempts.$inferSelect): Promise<boolean> {
  const states = await listPartStates(tx, attempt.id);
  const isLeftOpen = ({ cmi, terminated }: (typeof states)[number]) =>
    cmi !== null && (!terminated || isSuspended(JSON.parse(cmi) as FlatCmi));
  return attempt.completionStatus === 'completed' && states.length > 0 && !states.some(isLeftOpen);
}

/** When an attempt was handed in; null where it was only left. */
export async function findHandedIn(read: Reader | Tx, attemptId: string): Promise<Date | null> {
  const [handedIn] = await read
    .select({ endedAt: scormLaunches.endedAt })
    .from(scormLaunches)
    .where(and(eq(scormLaunches.attemptId, attemptId), eq(scormLaunches.endReason, 'finished')))
    .orderBy(desc(scormLaunches.endedAt))
    .limit(1);
  return handedIn?.endedAt ?? null;
}

/**
 * Whether an attempt was handed in and failed where attempts are counted, so that the next launch begins a new one.
 * Throws `tries_spent`, and `try_waits` while it must wait.
 */
export async function isAttemptUsedUpIn(
  tx: Tx,
  rule: CompletionRule,
  attempt: typeof scormAttempts.$inferSelect,
  now: Date,
): Promise<boolean> {
  if (!rule.maxTries || !isAttemptFailed(rule, attempt)) return false;
  const handedIn = await findHandedIn(tx, attempt.id);
  if (!handedIn) return false;
  // A clock that was ahead must not make the wait longer.
  const endedAt = handedIn > now ? now : handedIn;
  const next = nextAttempt(rule, attempt.number, endedAt, now);
  if (next === 'never') throw new DomainError('tries_spent', { tries: rule.maxTries });
  if (next) throw new DomainError('try_waits', next);
  return true;
}
