import { type Disclosure, isUnresolved } from '#app/domains/catalogue/disclosures/disclosure.ts';
import { DomainError } from '#app/platform/errors.ts';
import { addMonths } from '#app/platform/time.ts';

/** Statements older than this say nothing any more (UEMS-EACCME 2.0 asks for the last 24 months). */
const DISCLOSURE_MONTHS = 24;

export function mustBeDisclosed(disclosures: Disclosure[], today: string): void {
  const since = addMonths(today, -DISCLOSURE_MONTHS);
  if (!disclosures.some(({ statedOn }) => statedOn >= since)) throw new DomainError('disclosures_needed');
  if (disclosures.some(isUnresolved)) throw new DomainError('disclosure_unresolved');
  const old = disclosures.find(({ statedOn }) => statedOn < since);
  if (old) throw new DomainError('disclosure_old', { name: old.name });
}
