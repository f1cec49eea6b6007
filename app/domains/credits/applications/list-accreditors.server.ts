import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { associations } from '#db/schema/accounts.ts';

/** Associations that can be asked, for a form. */
export async function listAccreditors(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const compare = compareIn(ctx.actor.locale);
  const found = await ctx.db.read
    .select({ value: associations.id, name: associationName(ctx.actor.locale) })
    .from(associations);
  return found.sort((a, b) => compare(a.name, b.name));
}
