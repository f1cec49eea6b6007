import { and, eq } from 'drizzle-orm';
import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { ApplicationInput } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditationApplications } from '#db/schema/credits.ts';
import { mustBeDisclosed } from './disclosure-rule.ts';

/**
 * An author asks an association to accredit a published version, or resubmits a returned application. Throws what the file
 * lacks by field, `disclosures_needed` and `disclosure_unresolved`.
 */
export async function submitApplication(
  ctx: Ctx,
  courseId: string,
  raw: Record<string, unknown>,
): Promise<string> {
  const offers = await readOwnCourse(ctx, courseId);
  const { actor } = ctx as SignedInCtx;
  const input = ApplicationInput.parse(raw);
  const version = offers.find((offer) => offer.version.state === 'published')?.version;
  if (!version) throw new DomainError('publish_first');
  const today = todayOf(ctx);
  if (input.contentUntil < today) throw new DomainError('invalid', {}, { contentUntil: 'date_past' });
  if (input.agenda.reduce((sum, { minutes }) => sum + minutes, 0) !== version.minutes)
    throw new DomainError('invalid', {}, { agenda: 'agenda_minutes' });
  mustBeDisclosed(await listDisclosures(ctx.db.read, courseId), today);
  const { associationId, programmeId, ...file } = input;
  const known = typeof raw['applicationId'] === 'string' ? raw['applicationId'] : '';
  const id = known || newId();
  await ctx.db.transact(async (tx) => {
    const [association] = await tx.select().from(associations).where(eq(associations.id, associationId));
    if (!association) throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    if (known) {
      const [row] = await tx
        .select()
        .from(accreditationApplications)
        .where(
          and(eq(accreditationApplications.id, known), eq(accreditationApplications.submittedBy, actor.id)),
        );
      if (!row) throw new DomainError('not_found');
      if (row.state !== 'returned') throw new DomainError('changed_meanwhile');
      await tx
        .update(accreditationApplications)
        .set({ file, state: 'submitted', revision: row.revision + 1, submittedAt: ctx.now })
        .where(eq(accreditationApplications.id, known));
    } else
      await tx.insert(accreditationApplications).values({
        id,
        courseVersionId: version.id,
        associationId,
        programmeId,
        state: 'submitted',
        revision: 1,
        file,
        submittedAt: ctx.now,
        submittedBy: actor.id,
      });
    await appendAudit(tx, ctx, 'credits.application-submitted', id, { associationId, programmeId, ...file });
  });
  return id;
}
