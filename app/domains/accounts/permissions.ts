import { DomainError, type ErrorCode } from '#app/platform/errors.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { Actor, Ctx, Role, SignedInCtx } from './ctx.ts';

export const isAdministrator = (actor: Actor | null): boolean =>
  actor?.roles.includes('administrator') ?? false;
export const isAuthor = (actor: Actor | null): boolean => actor?.roles.includes('author') ?? false;
export const isMentor = (actor: Actor | null): boolean => actor?.roles.includes('mentor') ?? false;
/** Who may put something into the catalogue: authors their courses, mentors what they hold live. */
export const mayTeach = (actor: Actor | null): boolean => isAuthor(actor) || isMentor(actor);
export const isOfficerOf = (actor: Actor | null, associationId: string): boolean =>
  actor?.officerOf.includes(associationId) ?? false;

/** Throws `sign_in_required`. */
export function mustBeSignedIn(ctx: Ctx): asserts ctx is SignedInCtx {
  if (!ctx.actor) throw new DomainError('sign_in_required');
}

/** The log has the reason and the person; the answer is the same as for a thing that does not exist. */
function refuse(ctx: Ctx, code: ErrorCode): never {
  ctx.log.info({ request: ctx.requestId, person: ctx.actor?.opaqueId, code }, 'access refused');
  throw new DomainError(code);
}

/** Throws `sign_in_required`, or `not_found`: without permission the thing seems not to exist. */
export function mustBeAllowed(ctx: Ctx, allowed: boolean): asserts ctx is SignedInCtx {
  mustBeSignedIn(ctx);
  if (!allowed) refuse(ctx, 'not_found');
}

/** As `mustBeAllowed`, for what only administrators may. */
export const mustBeAdministrator = (ctx: Ctx): void => mustBeAllowed(ctx, isAdministrator(ctx.actor));

/** Roles that rule over others: their sessions are shorter, and an installation can require a second factor for them. */
export const isPrivileged = (roles: { roles: Role[]; officerOf: string[] }): boolean =>
  roles.roles.includes('administrator') || roles.officerOf.length > 0;

const FRESH_MS = 10 * MINUTE_MS;
export const isFresh = (ctx: Ctx): boolean =>
  ctx.operator === true ||
  (ctx.actor?.confirmedAt != null && ctx.now.getTime() - ctx.actor.confirmedAt.getTime() <= FRESH_MS);

/**
 * For what a stolen session must not do: throws `confirm_needed` unless this person has proved who they are within the last
 * ten minutes, by signing in or on the page that asks for it (OWASP ASVS 4.0.3, 3.7.1).
 */
export function mustBeFresh(ctx: Ctx): void {
  if (!isFresh(ctx)) refuse(ctx, 'confirm_needed');
}

/** Whether a decision would be about oneself: a member it concerns, its author, or the writer of the draft. */
export const isOwn = (actor: Actor | null, ...personIds: (string | null)[]): boolean =>
  actor !== null && personIds.includes(actor.id);

/**
 * Four eyes: nobody decides about themselves. Throws `own_decision`; call it after `mustBeAllowed`, so that only those who
 * could otherwise decide read the sentence.
 */
export function mustBeSomebodyElse(ctx: SignedInCtx, ...personIds: (string | null)[]): void {
  if (isOwn(ctx.actor, ...personIds)) refuse(ctx, 'own_decision');
}

/** For what only the command line and the sample region do. */
export function mustBeOperator(ctx: Ctx): void {
  if (!ctx.operator) refuse(ctx, 'not_found');
}
