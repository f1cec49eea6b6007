import { and, eq, lt, lte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isPrivileged } from '#app/domains/accounts/permissions.ts';
import { describeDevice } from '#app/domains/accounts/sessions/describe-device.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { type Database, DatabaseBusy, type Tx } from '#db/database.ts';
import { sessions } from '#db/schema/accounts.ts';
import { MINUTE_MS, HOUR_MS, DAY_MS } from '#app/platform/time.ts';
import { type SessionRow, luciaFor, newSessionId } from './lucia.server.ts';

type Roles = Parameters<typeof isPrivileged>[0];

/** How long sessions last without being used, and in all (OWASP ASVS 4.0.3, 3.3.2; docs/operating.md says why these). */
const LONG = { idle: 14 * DAY_MS, whole: 30 * DAY_MS };

const SHORT = { idle: 2 * HOUR_MS, whole: 12 * HOUR_MS };

/** Being seen is written down no more often than this. */
const SEEN_INTERVAL = 5 * MINUTE_MS;

const sessionLifetime = (roles: Roles) => (isPrivileged(roles) ? SHORT : LONG);

export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

export const blankSessionCookie = (ctx: Pick<Ctx, 'db' | 'settings'>): string =>
  luciaFor(ctx.db, ctx.settings.secure).createBlankSessionCookie().serialize();

/** A new session's cookie, and the row to insert; the row knows only a hash of the id that the cookie holds. */
export function prepareSession(
  ctx: Ctx,
  personId: string,
  roles: Roles,
): { cookie: string; row: SessionRow } {
  const sessionId = newSessionId();
  const { whole, idle } = sessionLifetime(roles);
  const endsAt = new Date(ctx.now.getTime() + whole);
  return {
    cookie: luciaFor(ctx.db, ctx.settings.secure).createSessionCookie(sessionId).serialize(),
    row: {
      id: sha256(sessionId),
      personId,
      // `isSessionOver` applies the idle limit of a short session: a course that is open in it continues until its end.
      expiresAt: isPrivileged(roles) ? endsAt : new Date(ctx.now.getTime() + idle),
      createdAt: ctx.now,
      seenAt: ctx.now,
      endsAt,
      confirmedAt: ctx.now,
      device: describeDevice(ctx.userAgent ?? ''),
      network: ctx.remote ? shortenedRemote(ctx.remote) : '',
    },
  };
}

/** Whether a session has outlived what the person's roles allow now: also those they got after it began. */
export function isSessionOver(row: SessionRow, roles: Roles, now: Date): boolean {
  if (row.expiresAt <= now) return true;
  const { idle, whole } = sessionLifetime(roles);
  if (!row.createdAt || !row.seenAt) return isPrivileged(roles);
  const since = (from: Date) => now.getTime() - from.getTime();
  return since(row.createdAt) >= whole || since(row.seenAt) >= idle;
}

/** Writes down that a session is in use, coarsely; a page does not fail because that could not be written. */
export async function touchSession(db: Database, row: SessionRow, roles: Roles, now: Date): Promise<void> {
  if (!row.endsAt || !row.seenAt || now.getTime() - row.seenAt.getTime() < SEEN_INTERVAL) return;
  const end = row.endsAt.getTime();
  const expiresAt = isPrivileged(roles) ? row.endsAt : new Date(Math.min(end, now.getTime() + LONG.idle));
  try {
    await db.transact(async (tx) => {
      await tx
        .update(sessions)
        .set({ seenAt: now, expiresAt })
        .where(and(eq(sessions.id, row.id), lt(sessions.seenAt, now)));
    });
  } catch (error) {
    if (!(error instanceof DatabaseBusy)) throw error;
  }
}

/** A clock that is ahead for less than this ends no session for good. */
const CLOCK_TOLERANCE = 7 * DAY_MS;

export const deleteExpiredSessionsIn = (tx: Tx, now: Date) =>
  tx.delete(sessions).where(lte(sessions.expiresAt, new Date(now.getTime() - CLOCK_TOLERANCE)));
