import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { requiresNothing } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { DomainError } from '#app/platform/errors.ts';

/**
 * Whether an accreditation carries the officer's word that the course gives credit for nothing. Throws `nothing_required`
 * where it is needed and was not given.
 */
export function confirmNothingRequired(offer: CourseOffer, isConfirmed: boolean): boolean {
  if (!requiresNothing(offer)) return false;
  if (!isConfirmed) throw new DomainError('nothing_required', {}, { nothingRequired: 'nothing_required' });
  return true;
}
