import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { mustBeSignedIn } from './permissions.ts';
import { ProfileInput } from './schemas.ts';

export async function readProfile(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, ctx.actor.id));
  const { passwordHash: _, ...profile } = person!;
  return profile;
}

export async function updateProfile(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = ProfileInput.parse(raw);
  const orNull = (value: string) => (value === '' ? null : value);
  await ctx.db.transact(async (tx) => {
    await tx
      .update(people)
      .set({
        ...input,
        profession: orNull(input.profession),
        specialty: orNull(input.specialty),
        registrationNumber: orNull(input.registrationNumber),
        country: orNull(input.country),
        region: orNull(input.region),
      })
      .where(eq(people.id, actor.id));
    await appendAudit(tx, ctx, 'accounts.profile-changed', actor.opaqueId, input);
  });
}
