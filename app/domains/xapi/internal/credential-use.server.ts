import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Database } from '#db/database.ts';
import { credentialUse } from '#db/schema/xapi.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

const DAY_MINUTES = 1440;

export type CountedUse = { requests: number; bytes: number };

/** Requests of a credential in a minute that all processes have written down. */
export async function countRequestsInMinute(
  db: Database,
  credentialId: string,
  minute: number,
): Promise<number> {
  const [row] = await db.read
    .select({ requests: credentialUse.requests })
    .from(credentialUse)
    .where(and(eq(credentialUse.credentialId, credentialId), eq(credentialUse.minute, minute)));
  return row?.requests ?? 0;
}

type DailyWrite = { key: string; now: Date; bytes: number; all: number; dayBytes: number };

/**
 * Whether `all`, which no process has written down yet, fits into what a day may hold beside what was. Throws Refusal 429 with
 * when `bytes` will fit, and 413 where they never will.
 */
export async function requireDailyAllowance(
  db: Database,
  { key, now, bytes, all, dayBytes }: DailyWrite,
): Promise<void> {
  const from = Math.floor(now.getTime() / MINUTE_MS) - DAY_MINUTES;
  const day = and(eq(credentialUse.credentialId, key), gt(credentialUse.minute, from));
  const [sum] = await db.read
    .select({ bytes: sql<string | number | null>`sum(${credentialUse.bytes})` })
    .from(credentialUse)
    .where(day);
  let over = Number(sum?.bytes ?? 0) + all - dayBytes;
  if (over <= 0) return;
  const sentence = `This credential may write ${dayBytes} bytes a day`;
  if (bytes > dayBytes) throw new Refusal(413, `${sentence}, and this is more.`);
  const rows = await db.read
    .select({ minute: credentialUse.minute, bytes: credentialUse.bytes })
    .from(credentialUse)
    .where(day)
    .orderBy(asc(credentialUse.minute));
  const enough = rows.find((row) => (over -= Number(row.bytes)) <= 0);
  // Where the rows are incomplete, the missing use has only just been written.
  const freeAt = ((enough?.minute ?? from + DAY_MINUTES) + DAY_MINUTES) * MINUTE_MS;
  throw new Refusal(429, `${sentence}, and has done so.`, {
    'Retry-After': String(Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000))),
  });
}

export const addCredentialUse = (db: Database, taken: [string, CountedUse][]): Promise<void> =>
  db.transact(async (tx) => {
    for (const [counter, { requests, bytes }] of taken) {
      const [credentialId = '', minute] = counter.split(' ');
      await tx
        .insert(credentialUse)
        .values({ credentialId, minute: Number(minute), requests, bytes })
        .onConflictDoUpdate({
          target: [credentialUse.credentialId, credentialUse.minute],
          set: {
            requests: sql`${credentialUse.requests} + ${requests}`,
            bytes: sql`${credentialUse.bytes} + ${bytes}`,
          },
        });
    }
  });

export const USE_MINUTE_MS = MINUTE_MS;
