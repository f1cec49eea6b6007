import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { CaseSide } from './case.ts';
import { requireCaseToActOn } from './require-case-to-act-on.server.ts';

/** Somebody's right to a deed on a case, by their part in it. Throws `case_reassigned`, `not_found`. */
export async function requireOwnCaseAs(ctx: Ctx, id: string, side: CaseSide) {
  const own = await requireCaseToActOn(ctx, id);
  if (own.side === side) return own;
  throw new DomainError(side === 'specialist' && own.side === 'witness' ? 'case_reassigned' : 'not_found');
}
