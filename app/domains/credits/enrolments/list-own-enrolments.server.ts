import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** One's own enrolments as entered, for the form. */
export async function listOwnEnrolments(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read.select().from(programmeEnrolments).where(eq(programmeEnrolments.personId, ctx.actor.id));
}
