import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { isLive } from './live-course.ts';

type Ruled = { rule: CompletionRule };

/** Whether a package that opens may already have met the rule: no counted minute, no pass mark or one of 0. */
export const isRuleEmpty = ({ status, minScore, minMinutes }: CompletionRule): boolean =>
  status !== 'passed' && Number(minScore ?? 0) === 0 && minMinutes === 0;

/** As `isRuleEmpty`, of a version; webinars and recordings evaluate attendance and viewing themselves. */
export const requiresNothing = (offer: {
  version: Ruled;
  variants: Pick<CourseOffer['variants'][number], 'format'>[];
}): boolean =>
  // A native course is completed by turning its pages, not by opening it.
  !offer.variants.some((each) => isLive(each) || each.format === 'native') && isRuleEmpty(offer.version.rule);

/** What earns the certificate of a version, for those who decide about it. */
export type Requirements = {
  rule: Pick<CompletionRule, 'status' | 'minScore' | 'minMinutes'>;
  requiresNothing: boolean;
  /** When its author confirmed that nothing is required. */
  confirmedAt: Date | null;
};

/** Null for webinars and recordings. */
export const requirementsOf = (offer: CourseOffer): Requirements | null =>
  offer.variants.every(isLive)
    ? null
    : {
        rule: offer.version.rule,
        requiresNothing: requiresNothing(offer),
        confirmedAt: offer.version.nothingRequiredAt,
      };
