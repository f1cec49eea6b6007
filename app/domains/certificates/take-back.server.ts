import { desc, eq } from 'drizzle-orm';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { requireMember } from '../accounts/memberships.server.ts';
import { mustBeSomebodyElse } from '../accounts/permissions.ts';
import { listAccreditations } from '../credits/accreditations.server.ts';
import { readMemberParticipation } from '../credits/read-credit.server.ts';
import { type Participation, reverseParticipationIn } from '../credits/record-participation.server.ts';
import { refreshStandingsIn } from '../credits/standings.server.ts';
import { issueCertificateIn } from './issue-certificate.server.ts';
import { findCertificateOf } from './read-certificate.server.ts';
import { TakeBackInput } from './schemas.ts';

/**
 * An officer takes a member's credit back: a second line in the ledger, the certificate revoked and the doctor told
 * why, in one unit. Only an association that accredited the course may. Throws `not_found`, `own_decision`,
 * `not_accredited_by_you` and, a second time, `already_decided`.
 */
export async function takeBackCredit(
  ctx: Ctx,
  associationId: string,
  participationId: string,
  raw: unknown,
): Promise<void> {
  const row = await readMemberParticipation(ctx, associationId, participationId);
  const { person } = await requireMember(ctx, associationId, row.personId);
  const { actor } = ctx as SignedInCtx;
  mustBeSomebodyElse(ctx as SignedInCtx, row.personId);
  if (!(await mayTakeBack(ctx, associationId, row))) throw new DomainError('not_accredited_by_you');
  const { reason } = TakeBackInput.parse(raw);
  const t = translatorFor(person.locale);
  await ctx.db.transact(async (tx) => {
    await reverseParticipationIn(tx, ctx, row, reason);
    await refreshStandingsIn(tx, ctx, [row.personId]);
    const [certificate] = await tx
      .select({ id: certificates.id, code: certificates.code })
      .from(certificates)
      .where(eq(certificates.participationId, participationId))
      .orderBy(desc(certificates.issuedAt), desc(certificates.id))
      .limit(1);
    if (certificate) {
      await tx
        .insert(certificateRevocations)
        .values({ certificateId: certificate.id, revokedAt: ctx.now, revokedBy: actor.id, reason });
      await appendAudit(tx, ctx, 'certificates.revoked', certificate.id, { reason });
    }
    await queueMail(tx, ctx.now, {
      to: person.email,
      subject: t('certificates:takenBack.subject', { title: row.title }),
      body: t('certificates:takenBack.body', { name: person.name, title: row.title, reason }),
    });
  });
}

/**
 * An officer gives a certificate anew, with the name and the accreditations as they are now: the one before says that
 * it was superseded. Throws `own_decision`, `not_accredited_by_you`, and `already_decided` where credit was taken back or another
 * officer was faster.
 */
export async function reissueCertificate(
  ctx: Ctx,
  associationId: string,
  participationId: string,
  raw: unknown,
): Promise<void> {
  const row = await readMemberParticipation(ctx, associationId, participationId);
  const { person } = await requireMember(ctx, associationId, row.personId);
  mustBeSomebodyElse(ctx as SignedInCtx, row.personId);
  if (!(await mayTakeBack(ctx, associationId, row))) throw new DomainError('not_accredited_by_you');
  const { reason } = TakeBackInput.parse(raw);
  const before = await findCertificateOf(ctx, participationId);
  if (!before || before.revocation) throw new DomainError('already_decided');
  const t = translatorFor(person.locale);
  await ctx.db.transact(async (tx) => {
    await issueCertificateIn(tx, ctx, row, { supersedes: before.row.id, reason });
    await queueMail(tx, ctx.now, {
      to: person.email,
      subject: t('certificates:reissued.subject', { title: row.title }),
      body: t('certificates:reissued.body', { name: person.name, title: row.title, reason }),
    });
  });
}

/** Whether this association's word made the line count: it accredited the course, or accepted the activity. */
export async function mayTakeBack(ctx: Ctx, associationId: string, row: Participation): Promise<boolean> {
  if (row.onlyReverses) return false;
  if (row.courseVersionId === null) return row.evidence['associationId'] === associationId;
  const granted = await listAccreditations(ctx, [row.courseVersionId]);
  return granted.some((each) => each.association.id === associationId);
}
