import { PROGRAMMES, type ProgrammeId } from '#app/domains/credits/rules/programmes.ts';

type Enrolled = { programmeId: string; confirmed: boolean; period: { over: boolean } | null };

/** All but those in which an association has confirmed a cycle that is still running. */
export const programmesToEnrolIn = (enrolled: Enrolled[]): { id: ProgrammeId; country: string }[] =>
  PROGRAMMES.filter(
    ({ id }) => !enrolled.some((each) => each.programmeId === id && each.confirmed && !each.period?.over),
  ).map(({ id, country }) => ({ id, country }));
