import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findOwnCountry } from '#app/domains/accounts/people/find-own-country.server.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { associations } from '#db/schema/accounts.ts';
import type { Association } from './association.ts';
import { associationsAs } from './associations-as.server.ts';

/** All associations as the reader calls them: those of their country first, then country by country, by name as their language sorts. */
export async function listAssociations(ctx: Ctx): Promise<Association[]> {
  const locale = ctx.actor?.locale ?? 'en';
  const compare = compareIn(locale);
  const own = await findOwnCountry(ctx);
  const isOwn = ({ country }: Association) => Number(country === own);
  const found = await ctx.db.read.select(associationsAs(locale)).from(associations);
  return found.sort(
    (a, b) => isOwn(b) - isOwn(a) || compare(a.country, b.country) || compare(a.name, b.name),
  );
}
