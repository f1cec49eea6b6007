import {
  type CountedAccreditation,
  accreditationOn,
} from '#app/domains/credits/accreditation/accreditation.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '#app/domains/credits/rules/programmes.ts';

export type CourseTaken = {
  courseVersionId: string;
  /** Calendar date on which it ended. */
  date: string;
  /** Programmes in which it gives nothing, since an earlier line gives the credit. */
  givenBefore?: readonly string[] | undefined;
};

type RepeatableAccreditation = CountedAccreditation & { repeatable: boolean };

/** Accreditations of a version that hold on a date: one a programme. */
const accreditationsOn = (
  granted: RepeatableAccreditation[],
  { courseVersionId, date, givenBefore = [] }: CourseTaken,
): RepeatableAccreditation[] =>
  PROGRAMME_IDS.flatMap((programmeId) => {
    const valid = accreditationOn(granted, courseVersionId, programmeId, date);
    return valid && !givenBefore.includes(programmeId) ? [valid] : [];
  });

const isSameAccreditation = (a: RepeatableAccreditation, b: RepeatableAccreditation): boolean =>
  a.id === b.id || (a.programmeId === b.programmeId && a.code === b.code);

/**
 * What taking a course again gives. An accreditation gives credit once to each person unless it says `repeatable`, each by
 * itself: the same one is the same row, or one with the same code in the same programme, as after a correction. `by` is the line
 * that gave credit before, where nothing is given now: that is learning, and no second line of the ledger. Else the second
 * line gives nothing in the programmes `in`. Where nothing is accredited, the same version counts once, since an
 * association may still accredit it for both dates.
 */
export function creditGivenBefore<T extends CourseTaken>(
  granted: RepeatableAccreditation[],
  before: T[],
  now: CourseTaken,
): { by: T | null; in: ProgrammeId[] } {
  const valid = accreditationsOn(granted, now);
  if (valid.length === 0)
    return {
      by: before.find(({ courseVersionId }) => courseVersionId === now.courseVersionId) ?? null,
      in: [],
    };
  const used = valid.flatMap((each) => {
    const by = before.find((line) =>
      accreditationsOn(granted, line).some((old) => isSameAccreditation(old, each)),
    );
    return by && !each.repeatable ? [{ programmeId: each.programmeId as ProgrammeId, by }] : [];
  });
  return used.length === valid.length
    ? { by: used[0]!.by, in: [] }
    : { by: null, in: used.map(({ programmeId }) => programmeId) };
}
