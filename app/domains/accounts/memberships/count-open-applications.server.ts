import { and, eq, ne } from 'drizzle-orm';
import { listOwnAssociations } from '#app/domains/accounts/associations/list-own-associations.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { memberships } from '#db/schema/accounts.ts';

/** How many other people wait for an answer in each association whose officer is acting: nobody decides about themselves. */
export async function countOpenApplications(
  ctx: Ctx,
): Promise<{ slug: string; name: string; count: number }[]> {
  const own = await listOwnAssociations(ctx);
  const counted = await Promise.all(
    own.map(async ({ id, slug, name }) => {
      const waiting = and(
        eq(memberships.associationId, id),
        eq(memberships.state, 'requested'),
        ne(memberships.personId, ctx.actor!.id),
      );
      return { slug, name, count: await ctx.db.read.$count(memberships, waiting) };
    }),
  );
  return counted.filter((each) => each.count > 0);
}
