import { and, eq, lt, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { keyedLabel } from '#app/platform/ids.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import type { Tx } from '#db/database.ts';
import { failedSignIns } from '#db/schema/accounts.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

const WINDOW_MS = 15 * MINUTE_MS;

/** Beyond so many accounts and addresses in one window they share one row. */
const MAX_ROWS = 200;

const OTHERS = '*';

export const windowStartOf = (now: Date) => new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS);

export type FailedSignIn = { thing: string; remote: string };

/**
 * The subject in the audit: the account's opaque id, or a keyed hash of an address without an account. Made before the unit.
 */
export async function describeFailedSignIn(
  ctx: Ctx,
  email: string,
  opaqueId: string | undefined,
): Promise<FailedSignIn> {
  const rows = await ctx.db.read.$count(failedSignIns, eq(failedSignIns.windowStart, windowStartOf(ctx.now)));
  if (rows >= MAX_ROWS) return { thing: OTHERS, remote: OTHERS };
  return {
    thing: opaqueId ?? `address:${keyedLabel(ctx.keys.for('opaque'), email)}`,
    remote: shortenedRemote(ctx.remote),
  };
}

/** The first of its window is in the audit at once, the others are counted: a flood fills a row, not the audit. */
export async function countFailedSignInIn(tx: Tx, ctx: Ctx, { thing, remote }: FailedSignIn): Promise<void> {
  const [row] = await tx
    .insert(failedSignIns)
    .values({ windowStart: windowStartOf(ctx.now), thing, remote, tries: 1 })
    .onConflictDoUpdate({
      target: [failedSignIns.windowStart, failedSignIns.thing, failedSignIns.remote],
      set: { tries: sql`${failedSignIns.tries} + 1` },
    })
    .returning();
  if (row!.tries === 1)
    await appendAudit(tx, { now: ctx.now, actor: null }, 'accounts.sign-in-failed', thing, { remote });
}

/**
 * Notes where `work` finds that a second factor, a passkey or a confirmation is wrong. `thing` says which of them, and whose: a
 * failed second step is somebody who knows the password.
 */
export async function withFailureRecorded<T>(ctx: Ctx, thing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && ['invalid', 'passkey_refused'].includes(error.code)) {
      const failure = await describeFailedSignIn(ctx, '', thing);
      await ctx.db.transact((tx) => countFailedSignInIn(tx, ctx, failure));
    }
    throw error;
  }
}

/** Puts the numbers of windows that are over into the audit; returns how many rows there were. */
export async function recordClosedWindowsIn(tx: Tx, ctx: Ctx, limit: number): Promise<number> {
  const over = await tx
    .select()
    .from(failedSignIns)
    .where(lt(failedSignIns.windowStart, windowStartOf(ctx.now)))
    .limit(limit);
  for (const { windowStart, thing, remote, tries } of over) {
    await tx
      .delete(failedSignIns)
      .where(
        and(
          eq(failedSignIns.windowStart, windowStart),
          eq(failedSignIns.thing, thing),
          eq(failedSignIns.remote, remote),
        ),
      );
    if (tries > 1)
      await appendAudit(tx, { now: ctx.now, actor: null }, 'accounts.sign-ins-failed', thing, {
        remote,
        tries,
        from: windowStart.toISOString(),
        until: new Date(windowStart.getTime() + WINDOW_MS).toISOString(),
      });
  }
  return over.length;
}
