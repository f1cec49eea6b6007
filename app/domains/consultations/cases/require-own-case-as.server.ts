import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { CaseSide } from './case.ts';
import { requireCaseToActOn } from './require-case-to-act-on.server.ts';

/**
 * Requires one side of a case. A specialist who lost it while writing gets `case_reassigned`, not `not_found`: they have read
 * it. Throws `case_reassigned`, `not_found`.
 */
export async function requireOwnCaseAs(ctx: Ctx, id: string, side: CaseSide) {
  const own = await requireCaseToActOn(ctx, id);
  if (own.side === side) return own;
  throw new DomainError(side === 'specialist' && own.side === 'witness' ? 'case_reassigned' : 'not_found');
}
