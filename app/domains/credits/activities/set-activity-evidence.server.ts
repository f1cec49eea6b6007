import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  changeOwnActivityIn,
  requireOwnActivity,
} from '#app/domains/credits/internal/own-activity.server.ts';
import { transactWithEvidence } from '#app/domains/credits/internal/transact-with-evidence.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { type EvidenceFile, evidenceColumns, evidenceForAudit } from './evidence-file.ts';

/** Puts a file beside one's own activity, in place of the one before, until somebody has decided. Throws `changed_meanwhile`. */
export async function setActivityEvidence(ctx: Ctx, id: string, file: EvidenceFile | null): Promise<void> {
  const row = await requireOwnActivity(ctx, id);
  if (row.state === 'accepted' || row.state === 'declined') throw new DomainError('changed_meanwhile');
  if (!file) throw new DomainError('invalid', {}, { evidence: 'file_needed' });
  await transactWithEvidence(ctx, file, async (tx) => {
    await changeOwnActivityIn(tx, row, row.revision, evidenceColumns(file, false)!);
    await appendAudit(tx, ctx, 'credits.activity-evidence', id, { file: evidenceForAudit(file) });
  });
}
