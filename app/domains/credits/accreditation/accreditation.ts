import { accreditations } from '#db/schema/credits.ts';

export type CountedAccreditation = {
  id: string;
  courseVersionId: string;
  programmeId: string;
  units: string;
  category: string;
  code: string;
  validFrom: string;
  validTo: string;
  signedAt: Date;
};

/** The accreditation that holds on a date: of several, the one signed last. */
export function accreditationOn<A extends CountedAccreditation>(
  accreditations: A[],
  courseVersionId: string | null,
  programmeId: string,
  date: string,
): A | null {
  return (
    accreditations
      .filter((each) => each.courseVersionId === courseVersionId && each.programmeId === programmeId)
      .filter((each) => each.validFrom <= date && date <= each.validTo)
      .sort((a, b) => b.signedAt.getTime() - a.signedAt.getTime() || (a.id < b.id ? 1 : -1))[0] ?? null
  );
}

export type Accreditation = typeof accreditations.$inferSelect;
