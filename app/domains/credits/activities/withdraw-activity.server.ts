import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  changeOwnActivityIn,
  requireOwnActivity,
} from '#app/domains/credits/internal/own-activity.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { typedActivity } from './activity-form-values.ts';

/**
 * Takes one's own activity out of an association's hands before it has decided: it is a draft again, and officers no longer see
 * it. Throws `changed_meanwhile`.
 */
export async function withdrawActivity(ctx: Ctx, id: string): Promise<void> {
  const row = await requireOwnActivity(ctx, id);
  if (row.state !== 'submitted' && row.state !== 'returned') throw new DomainError('changed_meanwhile');
  await ctx.db.transact(async (tx) => {
    await changeOwnActivityIn(tx, row, row.revision, {
      state: 'draft',
      form: typedActivity(row),
      corrected: null,
      decidedAt: null,
      decidedBy: null,
      reason: null,
      submittedAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'credits.activity-withdrawn', id, { from: row.state });
  });
}
