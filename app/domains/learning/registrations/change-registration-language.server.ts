import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { RegistrationInput } from '#app/domains/learning/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { registrations } from '#db/schema/learning.ts';
import { requireOwnRegistration } from './require-own-registration.server.ts';

/** Switches the language within the same version; progress of the course stays, the package's bookmark is lost. */
export async function changeRegistrationLanguage(
  ctx: Ctx,
  registrationId: string,
  raw: unknown,
): Promise<void> {
  const { language } = RegistrationInput.parse(raw);
  const { offer } = await requireOwnRegistration(ctx, registrationId);
  if (!offer.variants.some((each) => each.language === language))
    throw new DomainError('invalid', {}, { language: 'choose_from_list' });
  await ctx.db.transact(async (tx) => {
    await tx.update(registrations).set({ language }).where(eq(registrations.id, registrationId));
    await appendAudit(tx, ctx, 'learning.language-changed', registrationId, { language });
  });
}
