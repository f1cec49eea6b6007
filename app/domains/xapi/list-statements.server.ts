import { count, desc, eq } from 'drizzle-orm';
import { statements } from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';

export type Statement = typeof statements.$inferSelect;
export const PAGE = 50;

/** A learner's own record, newest first. */
export async function listOwnStatements(
  ctx: Ctx,
  page: number,
): Promise<{ rows: Statement[]; total: number }> {
  mustBeSignedIn(ctx);
  const own = eq(statements.actor, ctx.actor.opaqueId);
  const rows = await ctx.db.read
    .select()
    .from(statements)
    .where(own)
    .orderBy(desc(statements.timestamp), desc(statements.id))
    .limit(PAGE)
    .offset(PAGE * (page - 1));
  const [all] = await ctx.db.read.select({ n: count() }).from(statements).where(own);
  return { rows, total: all!.n };
}

/** Everything said about one registration; the caller has shown that the actor may read it. */
export const listStatementsOf = (ctx: Ctx, registration: string): Promise<Statement[]> =>
  ctx.db.read
    .select()
    .from(statements)
    .where(eq(statements.registration, registration))
    .orderBy(statements.timestamp, statements.id);
