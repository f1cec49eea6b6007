import { eq } from 'drizzle-orm';
import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { findOwnApplicationIn } from '#app/domains/credits/internal/own-application.server.ts';
import { ApplicationInput } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditationApplications } from '#db/schema/credits.ts';
import { mustBeDisclosed } from './disclosure-rule.ts';

/**
 * An author asks an association to accredit a published version; resubmits what was returned, or changes what nobody has decided
 * yet, which keeps its place. Throws what the file lacks by field, `disclosures_needed` and `disclosure_unresolved`.
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
  const id = newId();
  return ctx.db.transact(async (tx) => {
    const [association] = await tx.select().from(associations).where(eq(associations.id, associationId));
    if (!association) throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    const known = await findOwnApplicationIn(tx, actor.id, raw);
    if (known)
      await tx
        .update(accreditationApplications)
        .set({
          file,
          form: null,
          state: 'submitted',
          revision: known.revision + 1,
          ...(known.state === 'submitted' ? {} : { submittedAt: ctx.now }),
          // An association that has an application keeps it.
          ...(known.state === 'draft' ? { associationId, programmeId, courseVersionId: version.id } : {}),
        })
        .where(eq(accreditationApplications.id, known.id));
    else
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
    await appendAudit(tx, ctx, 'credits.application-submitted', known?.id ?? id, {
      associationId,
      programmeId,
      ...file,
    });
    return known?.id ?? id;
  });
}
