import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { participations } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';

export type Participation = typeof participations.$inferSelect;
export type ParticipationInput = Pick<
  Participation,
  | 'personId'
  | 'courseVersionId'
  | 'registrationId'
  | 'title'
  | 'language'
  | 'startedAt'
  | 'endedAt'
  | 'minutes'
  | 'evidence'
>;

/** Appends to the ledger, in the unit of what it follows from. The caller has judged that it happened. */
export async function recordParticipationIn(
  tx: Tx,
  ctx: Ctx,
  input: ParticipationInput,
): Promise<Participation> {
  const [row] = await tx
    .insert(participations)
    .values({
      ...input,
      id: newId(),
      kind: 'course',
      recordedAt: ctx.now,
      recordedBy: ctx.actor?.opaqueId ?? 'system',
    })
    .returning();
  await appendAudit(tx, ctx, 'credits.participation-recorded', row!.id, input);
  return row!;
}
