import { accreditationOn, type CountedAccreditation } from './count.ts';
import { PROGRAMME_IDS } from './programmes.ts';

export type Taken = { courseVersionId: string; /** Calendar date on which it ended. */ date: string };
type Held = CountedAccreditation & { repeatable: boolean };

/** Accreditations of a version that hold on a date: one a programme. */
const heldBy = (granted: Held[], { courseVersionId, date }: Taken): Held[] =>
  PROGRAMME_IDS.flatMap((programmeId) => {
    const held = accreditationOn(granted, courseVersionId, programmeId, date);
    return held ? [held as Held] : [];
  });

/**
 * Whether credit for a course was given before, so that taking it again is learning and no second line of the ledger: an
 * accreditation gives credit once to each person unless it says `repeatable`. The same one is the same row, or one with
 * the same code in the same programme, as after a correction. Where nothing is accredited, the same version counts once, since
 * an association may still accredit it for both dates.
 */
export function findGivenBefore<T extends Taken>(granted: Held[], before: T[], now: Taken): T | null {
  const held = heldBy(granted, now);
  if (held.length === 0)
    return before.find(({ courseVersionId }) => courseVersionId === now.courseVersionId) ?? null;
  const used = held.filter(({ repeatable }) => !repeatable);
  return (
    before.find((each) =>
      heldBy(granted, each).some((old) =>
        used.some(
          ({ id, programmeId, code }) =>
            id === old.id || (programmeId === old.programmeId && code === old.code),
        ),
      ),
    ) ?? null
  );
}
