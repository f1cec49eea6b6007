import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';

/** An administrator for the whole platform (`associationId` null), an officer for the association, the operator for both. */
export function mustManageCredentials(ctx: Ctx, associationId: string | null): void {
  if (ctx.operator) return;
  mustBeAllowed(
    ctx,
    associationId === null ? isAdministrator(ctx.actor) : isOfficerOf(ctx.actor, associationId),
  );
}

export const mayManageForwards = (ctx: Ctx, associationId: string): boolean =>
  isAdministrator(ctx.actor) || isOfficerOf(ctx.actor, associationId);
