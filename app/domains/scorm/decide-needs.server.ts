import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { maybePassage, words } from '../accounts/fields.ts';
import { isOfficerOf, isOwn, mustBeAllowed, mustBeSomebodyElse } from '../accounts/permissions.ts';
import { readCover } from './accreditors.server.ts';
import { type AskedNeeds, needsOf } from './runtime/needs.ts';
import { TELL_LEARNERS } from './tell-learners.server.ts';

const NeedsDecision = z
  .object({
    packageId: words(60),
    /** Which request the officer looked at. */
    askedAt: words(40),
    decision: z.enum(['agreed', 'declined'], 'choose_from_list'),
    reason: maybePassage(1000),
  })
  .refine(({ decision, reason }) => decision === 'agreed' || reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

/**
 * An officer of an accrediting association lets a package have more, or not; with the last association's word it holds, and
 * learners are told. Throws `not_found`, `own_decision`, and `changed_meanwhile` where it is no longer what was looked at.
 */
export async function decideNeeds(ctx: Ctx, associationId: string, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { packageId, askedAt, decision, reason } = NeedsDecision.parse(raw);
  const today = ctx.now.toISOString().slice(0, 10);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ asked: scormPackages.askedNeeds, owner: people })
      .from(scormPackages)
      .innerJoin(people, eq(people.id, scormPackages.ownerId))
      .where(eq(scormPackages.id, packageId));
    const { versions, granted } = await readCover(tx, packageId, today);
    if (!row || !granted.some(({ id }) => id === associationId)) throw new DomainError('not_found');
    mustBeSomebodyElse(ctx, row.owner.id);
    const asked = row.asked as AskedNeeds | null;
    if (asked?.askedAt !== askedAt) throw new DomainError('changed_meanwhile');
    const agreed = [...new Set([...asked.agreed, associationId])];
    const isAll = granted.every(({ id }) => agreed.includes(id));
    if (decision === 'declined')
      await tx.update(scormPackages).set({ askedNeeds: null }).where(eq(scormPackages.id, packageId));
    else if (!isAll)
      await tx
        .update(scormPackages)
        .set({ askedNeeds: { ...asked, agreed } })
        .where(eq(scormPackages.id, packageId));
    else {
      await tx
        .update(scormPackages)
        .set({ needs: asked.needs, askedNeeds: null, needsWidenedAt: ctx.now })
        .where(eq(scormPackages.id, packageId));
      await enqueueJob(tx, ctx.now, TELL_LEARNERS, { packageId });
    }
    await appendAudit(tx, ctx, `scorm.needs-${decision}`, packageId, {
      associationId,
      reason,
      ...asked.needs,
    });
    if (decision === 'agreed' && !isAll) return;
    const t = translatorFor(row.owner.locale);
    const { title } = versions[0]!;
    await queueMail(tx, ctx.now, {
      to: row.owner.email,
      subject: t(`scorm:needs.mail.${decision}Subject`, { title }),
      body: t(`scorm:needs.mail.${decision}Body`, { name: row.owner.name, title, reason: reason || '–' }),
    });
  });
}

/**
 * Packages in versions that an association has accredited whose authors ask for more, with what they have; for its
 * officers. `versionId` narrows to one version.
 */
export async function listAskedNeeds(ctx: Ctx, associationId: string, versionId: string | null = null) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const versions = ctx.db.read
    .select({ id: accreditations.courseVersionId })
    .from(accreditations)
    .where(eq(accreditations.associationId, associationId));
  const rows = await ctx.db.read
    .select({
      packageId: scormPackages.id,
      ownerId: scormPackages.ownerId,
      has: scormPackages.needs,
      asked: scormPackages.askedNeeds,
      versionId: courseVariants.versionId,
      title: courseVariants.title,
      language: courseVariants.language,
    })
    .from(scormPackages)
    .innerJoin(courseVariants, eq(courseVariants.packageId, scormPackages.id))
    .where(
      and(
        isNotNull(scormPackages.askedNeeds),
        inArray(courseVariants.versionId, versions),
        versionId === null ? undefined : eq(courseVariants.versionId, versionId),
      ),
    );
  return rows
    .map(({ ownerId, has, asked, ...row }) => ({
      ...row,
      own: isOwn(ctx.actor, ownerId),
      has: needsOf(has),
      asked: asked as AskedNeeds,
    }))
    .filter(({ asked }) => !asked.agreed.includes(associationId));
}
