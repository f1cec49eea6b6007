import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { findWaitingRequest } from './find-waiting-request.server.ts';
import { findVerifyingAssociation } from './find-verifying-association.server.ts';

export type VerifiedProfessional = {
  ctx: SignedInCtx;
  association: typeof associations.$inferSelect;
  country: string;
  languages: string[];
  specialty: string;
};

/** For doctors and nurses whom an association has verified and still does. Throws `sign_in_required`, `not_verified`, or
 * `verification_waits` while an association is checking them. */
export async function requireVerifiedProfessional(ctx: Ctx): Promise<VerifiedProfessional> {
  mustBeSignedIn(ctx);
  const association = await findVerifyingAssociation(ctx.db.read, ctx.actor.id);
  if (!association)
    throw (await findWaitingRequest(ctx, 'verification_waits')) ?? new DomainError('not_verified');
  const [person] = await ctx.db.read.select().from(people).where(eq(people.id, ctx.actor.id));
  return {
    ctx,
    association,
    country: association.country,
    languages: person!.languages,
    specialty: person!.specialty ?? '',
  };
}
