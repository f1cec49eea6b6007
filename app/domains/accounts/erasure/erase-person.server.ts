import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { deleteFactorsIn } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import type { PersonRow } from '#app/domains/accounts/internal/session/actor.server.ts';
import { emptyNameChangesIn } from '#app/domains/accounts/internal/empty-name-changes.server.ts';
import { isInSoleCharge, readSoleChargeIn } from '#app/domains/accounts/internal/sole-charge.server.ts';
import {
  ADDRESSEE,
  notifyOfWaitingErasureIn,
  notifyToHandOverIn,
} from '#app/domains/accounts/notifications.server.ts';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { ERASED_HOST } from '#app/platform/erased-address.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import { moveMailChoicesIn } from '#app/platform/mail-choices.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { rewriting } from '#db/rewriting.ts';
import { emailChanges, mailTokens, memberships, officers, people, personRoles } from '#db/schema/accounts.ts';
import { audit, auditDetails, mails } from '#db/schema/platform.ts';

const erased = { personId: z.string(), opaqueId: z.string() };
/** Somebody was erased here: what the domains above hold about them alone goes too, each by its own job. */
export const ERASED_IN_RECORDS = jobKind('accounts.erased-in-records', erased);
export const ERASED_IN_WEBINARS = jobKind('accounts.erased-in-webinars', erased);
export const ERASED_IN_MENTORING = jobKind('accounts.erased-in-mentoring', erased);
export const ERASED_IN_CONSULTATIONS = jobKind('accounts.erased-in-consultations', erased);

/** Stands where the name stood. */
const NOBODY = '–';

/**
 * Erases a person, for good. Gone: name, address, profile, sign-in, roles, mails, details of the audit about them, and by jobs what other domains hold
 * about them alone. What counts for others stays under the opaque id: credit with its evidence, certificates with the name that they were issued to, and the
 * registration number in the register of an association that had accepted them. False where it has been done, or with `onlyDue` where they
 * have signed in meanwhile, or nobody else has a role of theirs: then it waits, and is told. Without `onlyDue` that is `last_in_charge`.
 */
export async function erasePerson(ctx: Ctx, personId: string, { onlyDue = false } = {}): Promise<boolean> {
  mustBeOperator(ctx);
  return ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person || person.erasedAt) return false;
    if (onlyDue && !(person.eraseAt && person.eraseAt <= ctx.now)) return false;
    if (!(await mayGoIn(tx, ctx, person, onlyDue))) return false;
    const { opaqueId, email } = person;
    await endAllSessionsIn(tx, ctx.now, personId);
    await deleteFactorsIn(tx, personId);
    for (const table of [mailTokens, emailChanges, personRoles, officers])
      await tx.delete(table).where(eq(table.personId, personId));
    await endMembershipsIn(tx, ctx.now, personId);
    await emptyNameChangesIn(tx, personId, NOBODY);
    await tx
      .update(people)
      .set({
        ...nameColumns(NOBODY),
        email: opaqueId + ERASED_HOST,
        emailConfirmedAt: null,
        passwordHash: null,
        profession: null,
        specialty: null,
        registrationNumber: null,
        country: null,
        region: null,
        languages: [],
        blockedAt: ctx.now,
        eraseAt: null,
        erasedAt: ctx.now,
      })
      .where(eq(people.id, personId));
    await tx.delete(mails).where(eq(mails.recipient, email));
    await moveMailChoicesIn(tx, email, null);
    await eraseDetailsIn(tx, opaqueId);
    for (const kind of [ERASED_IN_RECORDS, ERASED_IN_WEBINARS, ERASED_IN_MENTORING, ERASED_IN_CONSULTATIONS])
      await enqueueJob(tx, ctx.now, kind, { personId, opaqueId });
    await appendAudit(tx, ctx, 'accounts.erased', opaqueId, {});
    return true;
  });
}

/** Whether others can do what this person alone did; a blocked one could do nothing before. Who can help is told once a week. */
async function mayGoIn(tx: Tx, ctx: Ctx, person: PersonRow, onlyDue: boolean): Promise<boolean> {
  const charge = await readSoleChargeIn(tx, person);
  if (person.blockedAt || !isInSoleCharge(charge)) return true;
  if (!onlyDue) throw new DomainError('last_in_charge');
  const at = person.eraseAt!;
  const week = Math.floor((ctx.now.getTime() - at.getTime()) / (7 * DAY_MS));
  const once = `erasure-waits ${person.opaqueId} ${at.toISOString()} ${week}`;
  await notifyOfWaitingErasureIn(tx, ctx, person, charge, { at, once });
  const administrators = await tx
    .select(ADDRESSEE)
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .where(and(eq(personRoles.role, 'administrator'), ne(people.id, person.id), isNull(people.blockedAt)));
  await notifyToHandOverIn(tx, ctx, administrators, charge, once);
  return false;
}

/** A request that was never accepted is forgotten; an association that accepted somebody keeps its register. */
async function endMembershipsIn(tx: Tx, now: Date, personId: string): Promise<void> {
  const own = eq(memberships.personId, personId);
  await tx.delete(memberships).where(and(own, inArray(memberships.state, ['requested', 'declined'])));
  await tx
    .update(memberships)
    .set({ state: 'ended', decidedAt: now, reason: null, exportConsentAt: null, recordConsentAt: null })
    .where(and(own, eq(memberships.state, 'accepted')));
}

/** The chain stays whole: it holds digests of what the details said. */
async function eraseDetailsIn(tx: Tx, opaqueId: string): Promise<void> {
  const about = tx.select({ id: audit.id }).from(audit).where(eq(audit.thing, opaqueId));
  await rewriting(tx, 'erasure', async () => {
    await tx.delete(auditDetails).where(inArray(auditDetails.auditId, about));
  });
}
