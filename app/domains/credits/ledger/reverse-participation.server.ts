import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { participations } from '#db/schema/credits.ts';
import type { Participation } from './ledger.ts';

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
