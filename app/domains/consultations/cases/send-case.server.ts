import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { assignCaseIn } from '#app/domains/consultations/internal/assign-case.server.ts';
import { caseTitles } from '#app/domains/consultations/internal/case-title.server.ts';
import { readPerson } from '#app/domains/consultations/internal/read-person.server.ts';
import { listReleaserIdsIn } from '#app/domains/consultations/internal/releasers.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationCases, consultationPictures } from '#db/schema/consultations.ts';
import { nextReminder } from './case-flow.ts';
import type { Case } from './case.ts';

/** All pictures have come: the case goes out. A second time it is what it was. Throws `pictures_missing`. */
export async function sendCase(ctx: Ctx, id: string): Promise<{ id: string; state: Case['state'] }> {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const assignmentId = newId();
  return ctx.db.transact(async (tx) => {
    const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
    if (found?.askerId !== own.actor.id) throw new DomainError('not_found');
    if (found.state !== 'sending') return { id, state: found.state };
    const have = await tx.$count(consultationPictures, eq(consultationPictures.caseId, id));
    if (have < found.pictures) throw new DomainError('pictures_missing');
    const state = await sendCaseIn(tx, own, found, assignmentId);
    await appendAudit(tx, ctx, 'consultations.sent', id, {});
    return { id, state };
  });
}

/** To a second person where there must be one, else to a specialist. */
export async function sendCaseIn(
  tx: Tx,
  ctx: SignedInCtx,
  found: Case,
  assignmentId: string,
): Promise<Case['state']> {
  const { opaqueId } = await readPerson(tx, found.askerId);
  await recordStatementIn(tx, ctx, {
    actor: opaqueId,
    verb: 'asked',
    activity: `/activities/consultations/${found.id}`,
    name: caseTitles(found),
    type: 'event',
    registration: found.id,
  });
  const { secondPerson } = await readRules(tx, found.associationId);
  if (!secondPerson) return (await assignCaseIn(tx, ctx, found, assignmentId)) ? 'assigned' : 'waiting';
  const waiting = { ...found, state: 'held' as const };
  await tx
    .update(consultationCases)
    .set({ state: 'held', remindAt: nextReminder(waiting, 0, ctx.now), reminders: 0 })
    .where(eq(consultationCases.id, found.id));
  const releasers = await listReleaserIdsIn(tx, found);
  if (releasers.length === 0) throw new DomainError('releaser_needed');
  await notifyOfCaseIn(tx, ctx, releasers, 'held', found);
  return 'held';
}
