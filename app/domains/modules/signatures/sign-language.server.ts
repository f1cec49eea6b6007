import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { requireRunningRegistration } from '#app/domains/learning/registrations/require-running-registration.server.ts';
import { wasReadIn } from '#app/domains/modules/progress/was-read-in.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { moduleSignatures } from '#db/schema/modules.ts';

/**
 * A verified professional who has completed a native course signs that its language, as it is now, was read whole and is sound. Twice is
 * once. Throws `not_verified`, `own_decision` for its author, `not_complete`, and `not_found` for courses of another kind.
 */
export async function signLanguage(ctx: Ctx, slug: string): Promise<void> {
  const { ctx: signing } = await requireVerifiedProfessional(ctx);
  const { course } = await readPublishedCourse(ctx, slug);
  const registered = await requireRunningRegistration(ctx, course.id);
  const variant = registeredVariant(registered);
  const { format, language, contentHash } = variant;
  if (format !== 'native' || contentHash === null) throw new DomainError('not_found');
  mustBeSomebodyElse(signing, course.ownerId);
  if (!wasReadIn(registered, language)) throw new DomainError('not_complete');
  const { versionId } = registered.registration;
  const id = newId();
  const { actor } = signing;
  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(moduleSignatures)
      .values({ id, versionId, language, personId: actor.id, name: actor.name, contentHash, at: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (made) await appendAudit(tx, ctx, 'modules.signed', versionId, { language, contentHash });
  });
}
