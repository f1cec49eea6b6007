import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import {
  changeOwnActivityIn,
  requireOwnActivity,
} from '#app/domains/credits/internal/own-activity.server.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { memberships } from '#db/schema/accounts.ts';
import { typedActivity } from './activity-form-values.ts';
import { lacksPaper } from './lacks-paper.ts';
import { parseActivity } from './parse-activity.ts';

/**
 * Submits one's own draft to an association one is a member of, or resubmits what was returned to the one that has it. Throws
 * by field what the form lacks, `file_needed`, `activity_overlaps` and `changed_meanwhile`.
 */
export async function submitActivity(ctx: Ctx, id: string, raw: Record<string, unknown>): Promise<void> {
  const row = await requireOwnActivity(ctx, id);
  const { actor } = ctx as SignedInCtx;
  if (row.state !== 'draft' && row.state !== 'returned') throw new DomainError('changed_meanwhile');
  const input = parseActivity(typedActivity(row), todayOf(ctx));
  if (lacksPaper({ ...row, ...input })) throw new DomainError('invalid', {}, { evidence: 'file_needed' });
  const associationId = row.state === 'returned' ? row.associationId! : stringOf(raw['associationId']);
  await ctx.db.transact(async (tx) => {
    const member = isAcceptedMembership({ associationId, personId: actor.id });
    if ((await tx.$count(memberships, member)) === 0)
      throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    await refuseOverlap(tx, actor.id, id, input);
    await changeOwnActivityIn(tx, row, Number(raw['revision']), {
      ...input,
      associationId,
      state: 'submitted',
      form: null,
      corrected: null,
      submittedAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'credits.activity-submitted', id, { ...input, file: row.fileHash });
  });
}
