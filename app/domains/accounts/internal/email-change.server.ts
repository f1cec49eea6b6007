import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { notifyEmailChangedIn } from '#app/domains/accounts/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { moveMailChoicesIn } from '#app/platform/mail-choices.server.ts';
import type { NotifyCtx } from '#app/platform/notify.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import type { Reader, Tx } from '#db/database.ts';
import { emailChanges, people } from '#db/schema/accounts.ts';
import { endMailLinks } from './mail-links.server.ts';
import { removeUnconfirmedIn } from './remove-unconfirmed.server.ts';
import type { PersonRow } from './session/actor.server.ts';

export type EmailChange = typeof emailChanges.$inferSelect;

/** How long the old mailbox can object before its silence counts as consent: somebody may have lost it with their job. */
const SILENCE_MS = 7 * DAY_MS;
/** As long as both links work. */
const OPEN_MS = 14 * DAY_MS;

export const silenceEnds = ({ askedAt }: EmailChange): Date => new Date(askedAt.getTime() + SILENCE_MS);

export const isOpen = ({ askedAt }: EmailChange, now: Date): boolean =>
  now.getTime() - askedAt.getTime() < OPEN_MS;

/** The new mailbox must have confirmed; the old one must have, or have said nothing for a week. */
export const mayTakeEffect = (change: EmailChange, now: Date): boolean =>
  isOpen(change, now) &&
  change.newConfirmedAt !== null &&
  (change.oldConfirmedAt !== null || silenceEnds(change) <= now);

type Linked = { change: EmailChange; person: PersonRow; side: 'new' | 'old' };

/**
 * Whose change a mailed link is about, and to which of the two mailboxes it went; throws `link_expired`. A link at the new one counts only for the person
 * themselves, signed in: an address that was typed wrong may be a stranger's (`sign_in_required`).
 */
export async function requireEmailChange(
  read: Reader | Tx,
  { now, actor }: Pick<Ctx, 'now' | 'actor'>,
  token: string,
): Promise<Linked> {
  const id = sha256(token);
  const [row] = await read
    .select({ change: emailChanges, person: people })
    .from(emailChanges)
    .innerJoin(people, eq(people.id, emailChanges.personId))
    .where(and(or(eq(emailChanges.newLink, id), eq(emailChanges.oldLink, id)), isNull(people.blockedAt)));
  if (!row || !isOpen(row.change, now)) throw new DomainError('link_expired');
  if (row.change.oldLink === id) return { ...row, side: 'old' };
  if (!actor) throw new DomainError('sign_in_required');
  if (actor.id !== row.person.id) throw new DomainError('link_expired');
  return { ...row, side: 'new' };
}

/**
 * Makes the new address the one that signs in, and tells both mailboxes. An account that waits to be confirmed at that address gives way: its
 * mailbox belongs to this person. The caller has looked at `mayTakeEffect`. Throws `link_expired` where an account has the address meanwhile.
 */
export async function takeEffectIn(
  tx: Tx,
  ctx: NotifyCtx,
  { email, personId }: EmailChange,
  person: PersonRow,
): Promise<void> {
  await removeUnconfirmedIn(tx, email);
  const taken = and(eq(people.email, email), ne(people.id, personId));
  if ((await tx.$count(people, taken)) > 0) throw new DomainError('link_expired');
  await tx.update(people).set({ email }).where(eq(people.id, personId));
  await endMailLinks(tx, ctx.now, personId);
  await moveMailChoicesIn(tx, person.email, email);
  await notifyEmailChangedIn(tx, ctx, person, email);
  await appendAudit(tx, { now: ctx.now, actor: person }, 'accounts.email-changed', person.opaqueId, {
    from: person.email,
    to: email,
  });
}
