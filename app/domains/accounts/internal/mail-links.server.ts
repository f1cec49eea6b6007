import { and, eq, gt, isNull } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Database, Tx } from '#db/database.ts';
import { mailTokens } from '#db/schema/accounts.ts';

type Purpose = 'confirm' | 'reset';
const HOURS: Record<Purpose, number> = { confirm: 72, reset: 2 };

export async function addMailLink(
  tx: Tx,
  now: Date,
  personId: string,
  purpose: Purpose,
  token: string,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + HOURS[purpose] * 3_600_000);
  await tx.insert(mailTokens).values({ id: sha256(token), personId, purpose, expiresAt });
}

const usable = (token: string, purpose: Purpose, now: Date) =>
  and(
    eq(mailTokens.id, sha256(token)),
    eq(mailTokens.purpose, purpose),
    isNull(mailTokens.usedAt),
    gt(mailTokens.expiresAt, now),
  );

export async function isUsableMailLink(
  db: Database,
  now: Date,
  token: string,
  purpose: Purpose,
): Promise<boolean> {
  return (await db.read.$count(mailTokens, usable(token, purpose, now))) > 0;
}

/** Marks the link used and answers whose it is; throws `link_expired`. */
export async function useMailLink(tx: Tx, now: Date, token: string, purpose: Purpose): Promise<string> {
  const [row] = await tx
    .update(mailTokens)
    .set({ usedAt: now })
    .where(usable(token, purpose, now))
    .returning();
  if (!row) throw new DomainError('link_expired');
  return row.personId;
}
