import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import {
  changeOwnActivityIn,
  requireOwnActivity,
} from '#app/domains/credits/internal/own-activity.server.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { shownOfDraft, typedValues } from './activity-form-values.ts';
import { parseActivity } from './parse-activity.ts';

/**
 * Keeps what was typed of one's own activity: as it is, while it is a draft or changes were requested; whole and right, once it
 * was submitted and nobody has decided. Throws `changed_meanwhile`.
 */
export async function saveActivity(ctx: Ctx, id: string, raw: Record<string, unknown>): Promise<void> {
  const row = await requireOwnActivity(ctx, id);
  const revision = Number(raw['revision']);
  if (row.state === 'accepted' || row.state === 'declined') throw new DomainError('changed_meanwhile');
  const form = typedValues(raw);
  const isSubmitted = row.state === 'submitted';
  const input = isSubmitted ? parseActivity(raw, todayOf(ctx)) : null;
  await ctx.db.transact(async (tx) => {
    if (input) await refuseOverlap(tx, (ctx as SignedInCtx).actor.id, id, input);
    await changeOwnActivityIn(tx, row, revision, {
      // What an officer had corrected is the doctor's own statement again.
      ...(input ? { ...input, corrected: null } : { form, ...shownOfDraft(form) }),
      ...(row.state === 'draft' ? { submittedAt: ctx.now } : {}),
    });
    await appendAudit(tx, ctx, `credits.activity-${input ? 'edited' : 'saved'}`, id, input ?? form);
  });
}
