import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationReads } from '#db/schema/consultations.ts';

export type CaseReadKind = 'case' | 'picture' | 'export' | 'lesson' | 'refused';

export async function logCaseReadIn(
  tx: Tx,
  ctx: SignedInCtx,
  caseId: string,
  what: CaseReadKind,
): Promise<void> {
  await tx
    .insert(consultationReads)
    .values({ id: newId(), caseId, personId: ctx.actor.id, what, at: ctx.now });
}
