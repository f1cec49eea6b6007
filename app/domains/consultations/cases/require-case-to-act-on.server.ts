import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationAssignments } from '#db/schema/consultations.ts';
import { type OwnCase, requireOwnCase } from './require-own-case.server.ts';

/**
 * A case that the acting person has a part in. A specialist who has lost it while writing is told so, and not that it never
 * was: they have read it. Throws `case_reassigned`, `not_found`.
 */
export async function requireCaseToActOn(ctx: Ctx, id: string): Promise<OwnCase> {
  return requireOwnCase(ctx, id).catch(async (error: unknown) => {
    if (await wasAssigned(ctx, id)) throw new DomainError('case_reassigned');
    throw error;
  });
}

const wasAssigned = async ({ db, actor }: Ctx, caseId: string): Promise<boolean> =>
  actor !== null &&
  (await db.read.$count(
    consultationAssignments,
    and(eq(consultationAssignments.caseId, caseId), eq(consultationAssignments.personId, actor.id)),
  )) > 0;
