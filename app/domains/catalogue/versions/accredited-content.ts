import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { OFFLINE_MINUTES } from './offline-minutes.ts';

/** What an association accredits of a version: minutes, rule, specialties, and the files of each language. No texts. */
export type AccreditedContent = {
  version: { minutes: number; specialties: string[]; rule: CompletionRule };
  variants: { language: string; packageId: string | null; contentHash: string | null }[];
};

export type ContentChange =
  | { code: 'minutes' | 'rule' | 'specialties' }
  | { code: 'package' | 'language'; language: string };

const withDefaults = (rule: CompletionRule): string =>
  JSON.stringify([
    rule.status,
    rule.minScore,
    rule.minMinutes,
    rule.offlineMinutes ?? OFFLINE_MINUTES,
    rule.maxTries ?? 0,
    rule.waitHours ?? 0,
    rule.counts ?? 'last',
  ]);
const sorted = (values: string[]): string => JSON.stringify([...values].sort());

/**
 * What of the accredited content is another in a later version; nothing: its accreditation carries over. A language that was
 * not there has been accredited by nobody; one that is gone changes nothing for the others.
 */
export function contentChanges(before: AccreditedContent, after: AccreditedContent): ContentChange[] {
  const [was, is] = [before.version, after.version];
  return [
    ...(was.minutes === is.minutes ? [] : [{ code: 'minutes' as const }]),
    ...(withDefaults(was.rule) === withDefaults(is.rule) ? [] : [{ code: 'rule' as const }]),
    ...(sorted(was.specialties) === sorted(is.specialties) ? [] : [{ code: 'specialties' as const }]),
    ...after.variants.flatMap(({ language, packageId, contentHash }): ContentChange[] => {
      const known = before.variants.find((each) => each.language === language);
      if (!known) return [{ code: 'language', language }];
      // A webinar has neither.
      const isSame =
        contentHash === null || known.contentHash === null
          ? known.packageId === packageId
          : (known.packageId === packageId && packageId !== null) || known.contentHash === contentHash;
      return isSame ? [] : [{ code: 'package', language }];
    }),
  ];
}
