import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { InboxItem, Waiting } from '#app/domains/credits/inbox/inbox-item.ts';
import { describeWaiting } from '#app/domains/credits/internal/describe-waiting.server.ts';
import { accreditationApplications } from '#db/schema/credits.ts';

/** Applications to decide, the oldest first; for officers. */
export async function listApplicationsToDecide(ctx: Ctx, associationId: string): Promise<InboxItem[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select({ id: accreditationApplications.id, at: accreditationApplications.submittedAt })
    .from(accreditationApplications)
    .where(
      and(
        eq(accreditationApplications.associationId, associationId),
        eq(accreditationApplications.state, 'submitted'),
      ),
    )
    .orderBy(asc(accreditationApplications.submittedAt), asc(accreditationApplications.id));
  const waiting = rows.map((row): Waiting => ({ kind: 'application', ...row }));
  return describeWaiting(ctx, waiting, []);
}
