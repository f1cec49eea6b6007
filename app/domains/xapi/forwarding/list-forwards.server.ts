import { and, count, desc, eq, min, ne } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { mayManageForwards } from '#app/domains/xapi/permissions.ts';
import { associations } from '#db/schema/accounts.ts';
import { forwardings, forwards } from '#db/schema/xapi.ts';

export type ForwardWithBacklog = Omit<typeof forwards.$inferSelect, 'password'> & {
  associationName: string;
  waiting: number;
  /** When the oldest that waits was recorded: how far behind the other store is. */
  oldest: Date | null;
  refused: { statementId: string; error: string | null }[];
};

/** Forwards of an association, or all for an administrator (`associationId` null), with what waits and what was refused. */
export async function listForwards(ctx: Ctx, associationId: string | null): Promise<ForwardWithBacklog[]> {
  mustBeAllowed(
    ctx,
    associationId === null ? isAdministrator(ctx.actor) : mayManageForwards(ctx, associationId),
  );
  const rows = await ctx.db.read
    .select({ forward: forwards, associationName: associationName(ctx.actor.locale) })
    .from(forwards)
    .innerJoin(associations, eq(associations.id, forwards.associationId))
    .where(
      and(
        ne(forwards.state, 'ended'),
        associationId === null ? undefined : eq(forwards.associationId, associationId),
      ),
    )
    .orderBy(desc(forwards.createdAt));
  return Promise.all(
    rows.map(async ({ forward: { password: _, ...forward }, associationName }) => {
      const of = eq(forwardings.forwardId, forward.id);
      const [waits] = await ctx.db.read
        .select({ waiting: count(), oldest: min(forwardings.createdAt) })
        .from(forwardings)
        .where(and(of, eq(forwardings.state, 'waiting')));
      const refused = await ctx.db.read
        .select({ statementId: forwardings.statementId, error: forwardings.error })
        .from(forwardings)
        .where(and(of, eq(forwardings.state, 'refused')))
        .orderBy(desc(forwardings.id))
        .limit(20);
      return { ...forward, associationName, waiting: waits!.waiting, oldest: waits!.oldest, refused };
    }),
  );
}
