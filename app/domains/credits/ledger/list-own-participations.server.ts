import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { participations } from '#db/schema/credits.ts';
import type { Participation } from './ledger.ts';

export async function listOwnParticipations(ctx: Ctx): Promise<Participation[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(participations)
    .where(eq(participations.personId, ctx.actor.id))
    .orderBy(desc(participations.endedAt));
}
