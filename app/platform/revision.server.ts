import { DomainError } from './errors.ts';
import { sha256 } from './ids.server.ts';

/** Of what a form shows: another one means that somebody changed it since the form was drawn. */
export const revisionOf = (shown: unknown): string => sha256(JSON.stringify(shown));

/** Throws `changed_meanwhile` for a form that was filled with something else; callers without a form have no revision. */
export function mustBeUnchanged(revision: string | undefined, now: string): void {
  if (revision !== undefined && revision !== now) throw new DomainError('changed_meanwhile');
}
