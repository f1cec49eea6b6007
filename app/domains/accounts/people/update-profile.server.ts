import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { takeFirstStepIn } from '#app/domains/accounts/first-steps/take-first-step.server.ts';
import { hasVerifiedName } from '#app/domains/accounts/name-changes/has-verified-name.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { ProfileInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { mustBePrintable } from './must-be-printable.server.ts';
import { nameColumns } from './name-columns.server.ts';
import { specialtyOf } from './specialty-of.ts';

/**
 * Everything but a name that an association has verified: throws `name_verified` for another one, which must be asked for
 * (`ask-name-change.server.ts`).
 */
export async function updateProfile(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { name, ...input } = ProfileInput.parse(raw);
  // A name stored before this rule must not block the rest of the form.
  if (name !== undefined && name !== actor.name) await mustBePrintable(name);
  const orNull = (value: string) => (value === '' ? null : value);
  await ctx.db.transact(async (tx) => {
    if (await hasVerifiedName(tx, actor.id)) {
      const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, actor.id));
      if (name !== undefined && name !== person!.name) throw new DomainError('name_verified');
    } else if (name === undefined) throw new DomainError('invalid', {}, { name: 'required' });
    await tx
      .update(people)
      .set({
        ...input,
        ...(name === undefined ? {} : nameColumns(name)),
        profession: orNull(input.profession),
        specialty: specialtyOf(input),
        registrationNumber: orNull(input.registrationNumber),
        country: orNull(input.country),
        region: orNull(input.region),
      })
      .where(eq(people.id, actor.id));
    if (input.country !== '' && input.profession !== '') await takeFirstStepIn(tx, actor.id, 'about');
    await appendAudit(tx, ctx, 'accounts.profile-changed', actor.opaqueId, {
      ...input,
      name,
    });
  });
}
