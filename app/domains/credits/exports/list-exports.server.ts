import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { creditExports } from '#db/schema/credits.ts';

export type CreditExport = typeof creditExports.$inferSelect;

export async function listExports(ctx: Ctx, associationId: string): Promise<CreditExport[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select()
    .from(creditExports)
    .where(eq(creditExports.associationId, associationId))
    .orderBy(desc(creditExports.createdAt))
    .limit(200);
}
