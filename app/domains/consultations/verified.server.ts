import { eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { type Association, findVerifying } from '../accounts/memberships.server.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';

export type Verified = {
  ctx: SignedInCtx;
  association: Association;
  country: string;
  languages: string[];
  specialty: string;
};

/** For doctors and nurses whom an association has verified and still does. Throws `sign_in_required`, `not_verified`. */
export async function mustBeVerified(ctx: Ctx): Promise<Verified> {
  mustBeSignedIn(ctx);
  const association = await findVerifying(ctx.db.read, ctx.actor.id);
  if (!association) throw new DomainError('not_verified');
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, ctx.actor.id));
  return {
    ctx,
    association,
    country: association.country,
    languages: person!.languages,
    specialty: person!.specialty ?? '',
  };
}
