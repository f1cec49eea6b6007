import { and, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { emailChanges, mailTokens, people } from '#db/schema/accounts.ts';
import type { PersonRow } from '#app/domains/accounts/internal/session/actor.server.ts';
import { HOUR_MS } from '#app/platform/time.ts';

type Purpose = 'confirm' | 'reset';
const HOURS: Record<Purpose, number> = { confirm: 72, reset: 2 };

/** `registration`: a hash of what was registered, which the same link sent again shares. */
export async function addMailLink(
  tx: Tx,
  now: Date,
  personId: string,
  purpose: Purpose,
  token: string,
  registration: string | null = null,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + HOURS[purpose] * HOUR_MS);
  await tx.insert(mailTokens).values({ id: sha256(token), personId, purpose, expiresAt, registration });
}

const usableLink = (token: string, purpose: Purpose, now: Date) =>
  and(
    eq(mailTokens.id, sha256(token)),
    eq(mailTokens.purpose, purpose),
    isNull(mailTokens.usedAt),
    gt(mailTokens.expiresAt, now),
  );

/** The person whose link it is, as long as it can be used. */
export async function findLinkOwner(
  read: Reader,
  now: Date,
  token: string,
  purpose: Purpose,
): Promise<PersonRow | null> {
  const [row] = await read
    .select({ person: people })
    .from(mailTokens)
    .innerJoin(people, eq(people.id, mailTokens.personId))
    .where(usableLink(token, purpose, now));
  return row?.person ?? null;
}

/** As `findLinkOwner`; throws `link_expired`. */
export async function requireLinkOwner(
  read: Reader,
  now: Date,
  token: string,
  purpose: Purpose,
): Promise<PersonRow> {
  const person = await findLinkOwner(read, now, token, purpose);
  if (!person) throw new DomainError('link_expired');
  return person;
}

/** Marks the link used and answers whose it is; throws `link_expired`. */
export async function useMailLink(tx: Tx, now: Date, token: string, purpose: Purpose): Promise<string> {
  const [row] = await tx
    .update(mailTokens)
    .set({ usedAt: now })
    .where(usableLink(token, purpose, now))
    .returning();
  if (!row) throw new DomainError('link_expired');
  return row.personId;
}

/** Ends the open links of a person: of one purpose, or all of them, with a change of address that still waits. */
export async function endMailLinks(tx: Tx, now: Date, personId: string, purpose?: Purpose): Promise<void> {
  const open = and(eq(mailTokens.personId, personId), isNull(mailTokens.usedAt));
  if (!purpose) await tx.delete(emailChanges).where(eq(emailChanges.personId, personId));
  await tx
    .update(mailTokens)
    .set({ usedAt: now })
    .where(purpose ? and(open, eq(mailTokens.purpose, purpose)) : open);
}

/**
 * Forgets links whose time is over. Those that ask to confirm an address stay until it is confirmed: more than one of them means
 * that the account is contested.
 */
export const deleteExpiredMailLinksIn = (tx: Tx, now: Date) =>
  tx
    .delete(mailTokens)
    .where(
      and(
        lte(mailTokens.expiresAt, now),
        or(
          eq(mailTokens.purpose, 'reset'),
          inArray(
            mailTokens.personId,
            tx.select({ id: people.id }).from(people).where(isNotNull(people.emailConfirmedAt)),
          ),
        ),
      ),
    );

/** Whether an address that nobody has confirmed was registered more than once: all links that were ever sent to confirm it are kept. */
export async function isContested(read: Reader | Tx, personId: string): Promise<boolean> {
  const links = await read
    .select({ id: mailTokens.id, registration: mailTokens.registration })
    .from(mailTokens)
    .where(and(eq(mailTokens.personId, personId), eq(mailTokens.purpose, 'confirm')));
  return new Set(links.map(({ id, registration }) => registration ?? id)).size > 1;
}
