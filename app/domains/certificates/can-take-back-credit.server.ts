import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { associationOf, readEvidence } from '#app/domains/credits/ledger/evidence.ts';
import type { Participation } from '#app/domains/credits/ledger/ledger.ts';

/** Whether this association accredited the course or accepted the activity, so that the line counts; nobody takes back their own. */
export async function canTakeBackCredit(
  ctx: Ctx,
  associationId: string,
  row: Participation,
): Promise<boolean> {
  if (row.onlyReverses || isOwn(ctx.actor, row.personId)) return false;
  if (row.courseVersionId === null) return associationOf(readEvidence(row.evidence)) === associationId;
  const granted = await listAccreditations(ctx, [row.courseVersionId]);
  return granted.some((each) => each.association.id === associationId);
}
