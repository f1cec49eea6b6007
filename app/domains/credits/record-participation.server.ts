import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { participations } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';

export type Participation = typeof participations.$inferSelect;
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

/**
 * Takes a line of the ledger back by a second one, in the unit of its cause: nothing is changed, and what was
 * counted counts no more. The caller has shown that the actor may. Throws `already_decided` a second time.
 */
export async function reverseParticipationIn(
  tx: Tx,
  ctx: Ctx,
  row: Participation,
  reason: string,
): Promise<void> {
  const [reversal] = await tx
    .insert(participations)
    .values({
      ...row,
      id: newId(),
      minutes: -row.minutes,
      evidence: {},
      recordedAt: ctx.now,
      recordedBy: ctx.actor?.opaqueId ?? 'system',
      reverses: row.id,
      reason,
      onlyReverses: true,
    })
    .onConflictDoNothing()
    .returning();
  if (!reversal) throw new DomainError('already_decided');
  await appendAudit(tx, ctx, 'credits.participation-reversed', row.id, { reversal: reversal.id, reason });
}
