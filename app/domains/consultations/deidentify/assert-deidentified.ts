import { DomainError } from '#app/platform/errors.ts';
import { type KeptFinding, openFindings } from './check.ts';

/**
 * Repeats on the server the check that the device has made. Throws `unclean` with the places alone (`question:12-24`, UTF-16
 * code units): neither the answer nor the log ever holds the text.
 */
export function assertDeidentified(texts: Record<string, string>, kept: readonly KeptFinding[]): void {
  const open = openFindings(texts, kept);
  if (open.length > 0)
    throw new DomainError('unclean', {
      count: open.length,
      places: open.map(({ field, start, end }) => `${field}:${start}-${end}`).join(' '),
    });
}
