import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Participation } from '#app/domains/credits/ledger/ledger.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { participations } from '#db/schema/credits.ts';

export type NewParticipation = Omit<
  typeof participations.$inferInsert,
  'id' | 'recordedAt' | 'recordedBy' | 'onlyReverses' | 'reverses' | 'reason'
>;
export type Correction = { reverses: string; reason: string };

/** One line of the ledger. A second correction of the same line is `already_decided`. */
export async function appendParticipationIn(
  tx: Tx,
  ctx: Ctx,
  line: NewParticipation,
  correction: Correction | null,
): Promise<Participation> {
  const [row] = await tx
    .insert(participations)
    .values({
      ...line,
      id: newId(),
      recordedAt: ctx.now,
      recordedBy: ctx.actor?.opaqueId ?? 'system',
      ...correction,
    })
    .onConflictDoNothing({ target: participations.reverses })
    .returning();
  if (!row) throw new DomainError('already_decided');
  await appendAudit(tx, ctx, 'credits.participation-recorded', row.id, { ...line, ...correction });
  return row;
}
