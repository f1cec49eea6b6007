import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { isVerified } from './name-changes.server.ts';
import { mustBeSignedIn } from './permissions.ts';
import { ProfileInput } from './schemas.ts';

export async function readProfile(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, ctx.actor.id));
  const { passwordHash: _, ...profile } = person!;
  return profile;
}

/**
 * Everything but a name that an association has verified: throws `name_verified` for another one, which must be asked for
 * (`ask-name-change.server.ts`).
 */
export async function updateProfile(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { name, ...input } = ProfileInput.parse(raw);
  const orNull = (value: string) => (value === '' ? null : value);
  await ctx.db.transact(async (tx) => {
    if (await isVerified(tx, actor.id)) {
      const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, actor.id));
      if (name !== undefined && name !== person!.name) throw new DomainError('name_verified');
    } else if (name === undefined) throw new DomainError('invalid', {}, { name: 'required' });
    await tx
      .update(people)
      .set({
        ...input,
        ...(name === undefined ? {} : { name }),
        profession: orNull(input.profession),
        specialty: orNull(input.specialty),
        registrationNumber: orNull(input.registrationNumber),
        country: orNull(input.country),
        region: orNull(input.region),
      })
      .where(eq(people.id, actor.id));
    await appendAudit(tx, ctx, 'accounts.profile-changed', actor.opaqueId, {
      ...input,
      name,
    });
  });
}
