import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findVerifyingAssociation } from '#app/domains/accounts/memberships/find-verifying-association.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import {
  type RegistrationStatus,
  registeredVariant,
} from '#app/domains/learning/registrations/registration.ts';
import { wasReadIn } from '#app/domains/modules/progress/was-read-in.ts';
import { moduleSignatures } from '#db/schema/modules.ts';

/** Whether the reader may sign the language of their registration, and has not (`signLanguage`). */
export async function maySign(ctx: Ctx, registered: RegistrationStatus | null): Promise<boolean> {
  if (!ctx.actor || !registered) return false;
  const { format, language } = registeredVariant(registered);
  if (!wasReadIn(registered, language)) return false;
  if (format !== 'native' || isOwn(ctx.actor, registered.offer.course.ownerId)) return false;
  const [signed] = await ctx.db.read
    .select({ id: moduleSignatures.id })
    .from(moduleSignatures)
    .where(
      and(
        eq(moduleSignatures.versionId, registered.registration.versionId),
        eq(moduleSignatures.language, language),
        eq(moduleSignatures.personId, ctx.actor.id),
      ),
    );
  return !signed && (await findVerifyingAssociation(ctx.db.read, ctx.actor.id)) !== null;
}
