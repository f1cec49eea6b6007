import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { MemberFilterInput } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberFilters } from '#db/schema/member-messages.ts';

/** Gives a filter of the members' list a name, for all officers; one of the same name is replaced. */
export async function saveMemberFilter(ctx: Ctx, associationId: string, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { name, ...filter } = MemberFilterInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(memberFilters)
      .values({ id, associationId, name, filter, createdAt: ctx.now })
      .onConflictDoUpdate({ target: [memberFilters.associationId, memberFilters.name], set: { filter } });
    await appendAudit(tx, ctx, 'credits.filter-saved', associationId, { name });
  });
}
