import { asc, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';

export async function listOwnAssociations(ctx: Ctx): Promise<Association[]> {
  if (!ctx.actor || ctx.actor.officerOf.length === 0) return [];
  return ctx.db.read
    .select()
    .from(associations)
    .where(inArray(associations.id, ctx.actor.officerOf))
    .orderBy(asc(associations.name));
}
