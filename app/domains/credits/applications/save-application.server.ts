import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { findOwnApplicationIn } from '#app/domains/credits/internal/own-application.server.ts';
import { ApplicationTarget } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditationApplications } from '#db/schema/credits.ts';
import { EMPTY_FILE, typedApplication } from './application-form-values.ts';

/**
 * Keeps an application as it was typed: a draft of its own, or beside one that was returned; nobody else reads it. Throws
 * `changed_meanwhile` for one that was submitted.
 */
export async function saveApplication(
  ctx: Ctx,
  courseId: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const offers = await readOwnCourse(ctx, courseId);
  const { actor } = ctx as SignedInCtx;
  const target = ApplicationTarget.parse(raw);
  const { version } = offers.find((each) => each.version.state === 'published') ?? offers[0]!;
  const form = typedApplication(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const known = await findOwnApplicationIn(tx, actor.id, raw);
    if (known?.state === 'submitted') throw new DomainError('changed_meanwhile');
    if (known) {
      const to = known.state === 'draft' ? { ...target, submittedAt: ctx.now } : {};
      await tx
        .update(accreditationApplications)
        .set({ form, revision: known.revision + 1, ...to })
        .where(eq(accreditationApplications.id, known.id));
    } else {
      if ((await tx.$count(associations, eq(associations.id, target.associationId))) === 0)
        throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
      await tx.insert(accreditationApplications).values({
        ...target,
        id,
        courseVersionId: version.id,
        state: 'draft',
        revision: 1,
        file: EMPTY_FILE,
        form,
        submittedAt: ctx.now,
        submittedBy: actor.id,
      });
    }
    await appendAudit(tx, ctx, 'credits.application-saved', known?.id ?? id, target);
  });
}
