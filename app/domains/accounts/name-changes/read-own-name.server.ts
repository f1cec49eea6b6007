import { desc, eq } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import { associationNameLanguage } from '#app/domains/accounts/associations/association-name-language.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { associations, memberships, nameChanges } from '#db/schema/accounts.ts';

/** One's own verified name: whether it is one, who decides about another, and the newest request; none: never asked. */
export async function readOwnName(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { locale } = ctx.actor;
  const deciders = await ctx.db.read
    .select({ id: associations.id, name: associationName(locale), language: associationNameLanguage(locale) })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .where(isAcceptedMembership({ personId: ctx.actor.id }));
  const compare = compareIn(locale);
  deciders.sort((a, b) => compare(a.name, b.name));
  const [last] = await ctx.db.read
    .select()
    .from(nameChanges)
    .where(eq(nameChanges.personId, ctx.actor.id))
    .orderBy(desc(nameChanges.requestedAt))
    .limit(1);
  return { verified: deciders.length > 0, deciders, last: last ?? null };
}
