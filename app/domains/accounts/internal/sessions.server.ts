import { and, eq, lt, lte } from 'drizzle-orm';
import { newToken, sha256 } from '#app/platform/ids.server.ts';
import { networkOf } from '#app/platform/remote-address.ts';
import { type Database, DatabaseBusy, type Tx } from '#db/database.ts';
import { sessions } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { deviceOf } from '../device.ts';
import { isPrivileged } from '../permissions.ts';

type Roles = Parameters<typeof isPrivileged>[0];
export type SessionRow = typeof sessions.$inferSelect;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long sessions last without being used, and in all (OWASP ASVS 4.0.3, 3.3.2; docs/operating.md says why these). */
const LONG = { idle: 14 * DAY, whole: 30 * DAY };
const SHORT = { idle: 2 * HOUR, whole: 12 * HOUR };
/** Being seen is written down no more often than this. */
const SEEN_EVERY = 5 * MINUTE;

const lifeOf = (roles: Roles) => (isPrivileged(roles) ? SHORT : LONG);

const nameOf = (secure: boolean) => (secure ? '__Host-session' : 'session');
const attributes = (secure: boolean) => `HttpOnly; Path=/; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The token in a Cookie header; null where there is none. */
export const readSessionToken = (header: string, secure: boolean): string | null =>
  readCookie(header, nameOf(secure));

export function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

const sessionCookie = (token: string, secure: boolean, maxAge: number): string =>
  `${nameOf(secure)}=${token}; ${attributes(secure)}; Max-Age=${Math.floor(maxAge / 1000)}`;

export const forgetSessionCookie = (secure: boolean): string => sessionCookie('', secure, 0);

/** A new session's token and cookie, and the row to insert; the row knows only a hash of the token. */
export function prepareSession(
  ctx: Ctx,
  personId: string,
  roles: Roles,
): { cookie: string; row: SessionRow } {
  const token = newToken();
  const { whole, idle } = lifeOf(roles);
  const endsAt = new Date(ctx.now.getTime() + whole);
  return {
    cookie: sessionCookie(token, ctx.settings.secure, whole),
    row: {
      id: sha256(token),
      personId,
      // The idle end of a short session is kept by `isOver`: a course that is open in it goes on to its whole end.
      expiresAt: isPrivileged(roles) ? endsAt : new Date(ctx.now.getTime() + idle),
      createdAt: ctx.now,
      seenAt: ctx.now,
      endsAt,
      confirmedAt: ctx.now,
      device: deviceOf(ctx.userAgent ?? ''),
      network: networkOf(ctx.remote ?? ''),
    },
  };
}

/** The session of a token that has not run out; roles are looked at by `isOver`. */
export async function findSession(db: Database, token: string, now: Date): Promise<SessionRow | null> {
  const [row] = await db.read
    .select()
    .from(sessions)
    .where(eq(sessions.id, sha256(token)));
  return row && row.expiresAt > now ? row : null;
}

/** Whether a session has outlived what the person's roles allow now: also those they got after it began. */
export function isOver(row: SessionRow, roles: Roles, now: Date): boolean {
  if (row.expiresAt <= now) return true;
  const { idle, whole } = lifeOf(roles);
  if (!row.createdAt || !row.seenAt) return isPrivileged(roles);
  const since = (from: Date) => now.getTime() - from.getTime();
  return since(row.createdAt) >= whole || since(row.seenAt) >= idle;
}

/** Writes down that a session is in use, coarsely; a page does not fail because that could not be written. */
export async function touchSession(db: Database, row: SessionRow, roles: Roles, now: Date): Promise<void> {
  if (!row.endsAt || !row.seenAt || now.getTime() - row.seenAt.getTime() < SEEN_EVERY) return;
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

export const forgetExpiredSessionsIn = (tx: Tx, now: Date) =>
  tx.delete(sessions).where(lte(sessions.expiresAt, now));
