import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationAssignments } from '#db/schema/consultations.ts';
import type { CaseSide } from './case.ts';
import { requireOwnCase } from './require-own-case.server.ts';

/**
 * Requires one side of a case. A specialist who lost it while writing gets `case_reassigned`, not `not_found`: they have read
 * it. Throws `case_reassigned`, `not_found`.
 */
export async function requireOwnCaseAs(ctx: Ctx, id: string, side: CaseSide) {
  const own = await requireOwnCase(ctx, id).catch(async (error: unknown) => {
    if (side === 'specialist' && (await wasAssigned(ctx, id))) throw new DomainError('case_reassigned');
    throw error;
  });
  if (own.side === side) return own;
  throw new DomainError(side === 'specialist' && own.side === 'witness' ? 'case_reassigned' : 'not_found');
}

const wasAssigned = async ({ db, actor }: Ctx, caseId: string): Promise<boolean> =>
  actor !== null &&
  (await db.read.$count(
    consultationAssignments,
    and(eq(consultationAssignments.caseId, caseId), eq(consultationAssignments.personId, actor.id)),
  )) > 0;
