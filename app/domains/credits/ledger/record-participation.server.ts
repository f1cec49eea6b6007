import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { participations } from '#db/schema/credits.ts';
import type { Participation } from './ledger.ts';

export type ParticipationInput = Omit<
  typeof participations.$inferInsert,
  'id' | 'recordedAt' | 'recordedBy' | 'onlyReverses' | 'reverses' | 'reason'
>;

/**
 * Appends to the ledger, in the unit of what it follows from. The caller has judged that it happened. `corrects`
 * names the line that stands no more because of this one: a second time is `already_decided`.
 */
export async function recordParticipationIn(
  tx: Tx,
  ctx: Ctx,
  input: ParticipationInput,
  corrects: { reverses: string; reason: string } | null = null,
): Promise<Participation> {
  const [row] = await tx
    .insert(participations)
    .values({
      ...input,
      id: newId(),
      recordedAt: ctx.now,
      recordedBy: ctx.actor?.opaqueId ?? 'system',
      ...corrects,
    })
    .onConflictDoNothing({ target: participations.reverses })
    .returning();
  if (!row) throw new DomainError('already_decided');
  await appendAudit(tx, ctx, 'credits.participation-recorded', row.id, { ...input, ...corrects });
  return row;
}
