import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';

/** All associations, country by country, by name as the reader's language sorts. */
export async function listAssociations(ctx: Ctx): Promise<Association[]> {
  const compare = compareIn(ctx.actor?.locale ?? 'en');
  const found = await ctx.db.read.select().from(associations);
  return found.sort((a, b) => compare(a.country, b.country) || compare(a.name, b.name));
}
