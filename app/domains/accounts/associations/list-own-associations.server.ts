import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';
import { associationsAs } from './associations-as.server.ts';

/** Those in which one is an officer, as one calls them oneself. */
export async function listOwnAssociations(ctx: Ctx): Promise<Association[]> {
  if (!ctx.actor || ctx.actor.officerOf.length === 0) return [];
  const compare = compareIn(ctx.actor.locale);
  const found = await ctx.db.read
    .select(associationsAs(ctx.actor.locale))
    .from(associations)
    .where(inArray(associations.id, ctx.actor.officerOf));
  return found.sort((a, b) => compare(a.name, b.name));
}
