import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { findValidCertificateIdIn } from '#app/domains/certificates/find-valid-certificate-id.server.ts';
import { issueCertificateIn } from '#app/domains/certificates/issue-certificate.server.ts';
import { activityTypeOfCourse } from '#app/domains/credits/activities/activity-types.ts';
import { earnCreditIn } from '#app/domains/credits/ledger/earn-credit.server.ts';
import { readCompletionEvidence } from '#app/domains/credits/ledger/evidence.ts';
import { showsFailedAttempt } from '#app/domains/credits/ledger/failed-attempt.ts';
import { findEarlierCredit } from '#app/domains/credits/ledger/find-earlier-credit.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { EvaluationInput } from '#app/domains/learning/schemas.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { dayIn } from '#app/platform/time.ts';
import { completions, evaluations } from '#db/schema/learning.ts';
import { EVALUATION_FORM } from './evaluation-form.ts';

export type EvaluationResult = { repeated: boolean; certificateId: string | null };

/**
 * The last step before credit: answers, participation, certificate and statements are one unit. A course that gave credit
 * before gives none again (`repeated`): the answers are kept, the ledger stays as it is, and the certificate answered is the
 * earlier one, if it stands. Throws `not_complete` before the course is done, `test_failed` where its test
 * was not passed, and `already_evaluated` a second time.
 */
export async function submitEvaluation(
  ctx: Ctx,
  registrationId: string,
  raw: unknown,
): Promise<EvaluationResult> {
  const registered = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const { registration } = registered;
  const variant = registeredVariant(registered);
  const answers = EvaluationInput.parse(raw) as Record<string, string>;
  const id = newId();
  const activity = `/activities/courses/${registration.courseId}`;
  const name = { [variant.language]: variant.title };

  return ctx.db.transact(async (tx) => {
    const [completion] = await tx
      .select()
      .from(completions)
      .where(eq(completions.registrationId, registrationId));
    if (!completion) throw new DomainError('not_complete');
    const evidence = readCompletionEvidence(completion.evidence);
    // It may have been completed before failed attempts were kept from credit.
    if (showsFailedAttempt(evidence)) throw new DomainError('test_failed');
    const [made] = await tx
      .insert(evaluations)
      .values({ id, registrationId, formVersion: EVALUATION_FORM.version, answers, at: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!made) throw new DomainError('already_evaluated');
    await recordStatementIn(tx, ctx, {
      actor: actor.opaqueId,
      verb: 'responded',
      activity: `${activity}/evaluation`,
      name,
      type: 'assessment',
      registration: registrationId,
    });
    const given = await findEarlierCredit(
      tx,
      registration.personId,
      registration.versionId,
      dayIn(actor.timeZone, completion.at),
    );
    if (given.line) {
      await appendAudit(tx, ctx, 'learning.evaluated-again', registrationId, {
        evaluationId: id,
        creditGivenBy: given.line.id,
      });
      return { repeated: true, certificateId: await findValidCertificateIdIn(tx, given.line.id) };
    }
    const participation = await earnCreditIn(tx, ctx, {
      person: actor,
      activityType: activityTypeOfCourse(evidence),
      title: variant.title,
      language: variant.language,
      startedAt: new Date(evidence.startedAt),
      endedAt: completion.at,
      // No more than the course has: what was offered is the most. The evidence holds the whole time.
      minutes: Math.min(evidence.minutes, registered.offer.version.minutes),
      on: completion.at,
      ...(given.programmeIds.length > 0 && { stated: { givenBefore: given.programmeIds } }),
      evidence,
      course: { versionId: registration.versionId, registrationId },
    });
    const certificateId = await issueCertificateIn(tx, ctx, participation);
    await recordStatementIn(tx, ctx, {
      actor: actor.opaqueId,
      verb: 'earned',
      activity: `/activities/certificates/${certificateId}`,
      name,
      type: 'course',
      registration: registrationId,
    });
    await appendAudit(tx, ctx, 'learning.evaluated', registrationId, {
      evaluationId: id,
      participationId: participation.id,
    });
    return { repeated: false, certificateId };
  });
}
