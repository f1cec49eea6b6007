import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations, officers } from '#db/schema/accounts.ts';

export async function createAssociation(
  ctx: Ctx,
  association: Omit<typeof associations.$inferInsert, 'id'>,
  officerIds: string[],
): Promise<string> {
  mustBeOperator(ctx);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(associations).values({ ...association, id });
    for (const personId of officerIds) await tx.insert(officers).values({ associationId: id, personId });
    await appendAudit(tx, ctx, 'accounts.association-created', id, association);
  });
  return id;
}
