import { DomainError } from './errors.ts';
import { sha256 } from './ids.server.ts';

/** A hash of the values that a form is filled with: where it differs from that of the stored ones, somebody has changed them since. */
export const revisionOf = (shown: unknown): string => sha256(JSON.stringify(shown));

/** Throws `changed_meanwhile` for a form that was filled with something else; callers without a form have no revision. */
export function mustBeUnchanged(revision: string | undefined, now: string): void {
  if (revision !== undefined && revision !== now) throw new DomainError('changed_meanwhile');
}
