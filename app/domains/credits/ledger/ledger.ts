import type { CountedAccreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import type { Entry } from '#app/domains/credits/counting/entry.ts';
import { type Day, dayIn, utcDay } from '#app/platform/time.ts';
import type { LedgerSession, Stated } from '#app/domains/credits/types.ts';
import { participations } from '#db/schema/credits.ts';

export type CountedParticipation = {
  id: string;
  title: string;
  kind: 'course' | 'external' | 'mentoring' | 'consultation';
  activityType: string;
  courseVersionId: string | null;
  /** What may count once in a cycle: the course, whatever its version. */
  activityId: string;
  /** Whether the activity is for the doctor's own specialty. */
  inSpecialty: boolean;
  /** The doctor's own day on which it ended. */
  date: Day;
  minutes: number;
  sessions: LedgerSession[];
  stated: Stated | null;
  /** Programmes in which an association's word lets it count; none where accreditations decide. */
  countsIn: string[] | null;
  reversed: boolean;
};

/** Whether an earlier line gives the credit for the same accreditation in this programme. */
export const isGivenBefore = (
  { stated }: Pick<CountedParticipation, 'stated'>,
  programmeId: string,
): boolean => stated?.givenBefore?.includes(programmeId) ?? false;

export function entryOfParticipation(
  participation: CountedParticipation,
  programmeId: string,
  granting: CountedAccreditation | null,
): Entry {
  const { sessions, stated, minutes } = participation;
  const granted =
    granting?.units ?? (stated?.granted?.programmeId === programmeId ? stated.granted.units : undefined);
  return {
    id: participation.id,
    type: participation.activityType,
    sessions,
    ...(minutes > 0 ? { minutes, hours_stated: true } : {}),
    ...(stated?.days === undefined ? {} : { days: stated.days }),
    ...(stated?.count === undefined ? {} : { count: stated.count }),
    ...(stated?.intl ? { intl: true } : {}),
    // The evaluation, or an officer's look, is a gate before the ledger: what stands in it has passed.
    feedback_completed: true,
    activity_id: participation.activityId,
    in_specialty: stated?.inSpecialty ?? participation.inSpecialty,
    ...(granted === undefined ? {} : { granted }),
  };
}

export type Participation = typeof participations.$inferSelect;

type LedgerRow = Pick<
  Participation,
  | 'id'
  | 'title'
  | 'kind'
  | 'activityType'
  | 'courseVersionId'
  | 'endedAt'
  | 'minutes'
  | 'sessions'
  | 'stated'
  | 'countsIn'
  | 'reverses'
  | 'onlyReverses'
>;

type Dated = Pick<Participation, 'sessions' | 'endedAt' | 'minutes'>;

/** Its minutes by the doctor's own days. A line that the start has not yet carried over (`fillSessions`) is of its day by UTC. */
const sessionsOf = ({ sessions, endedAt, minutes }: Dated): LedgerSession[] =>
  sessions?.length ? sessions : [{ date: utcDay(endedAt), minutes }];

/** The doctor's own day on which it ended: the day on which an accreditation must hold. */
export const dayOf = (line: Dated): Day =>
  sessionsOf(line).reduce((last, { date }) => (date > last ? date : last), '');

/** From which day to which: a course begins when it is opened, everything else on its first day. */
export function periodOf(
  line: Dated & Pick<Participation, 'kind' | 'startedAt'>,
  timeZone: string,
): { from: Day; to: Day } {
  const days = sessionsOf(line).map(({ date }) => date);
  return {
    from: line.kind === 'course' ? dayIn(timeZone, line.startedAt) : days.sort()[0]!,
    to: dayOf(line),
  };
}

export function countedParticipations(
  rows: LedgerRow[],
  activities: Map<string, { courseId: string; specialties: string[] }>,
  specialty: string | null,
): CountedParticipation[] {
  const reversed = new Set(rows.map((row) => row.reverses));
  return rows
    .filter((row) => !row.onlyReverses)
    .map((row) => {
      const activity = row.courseVersionId === null ? undefined : activities.get(row.courseVersionId);
      return {
        id: row.id,
        title: row.title,
        kind: row.kind,
        activityType: row.activityType,
        courseVersionId: row.courseVersionId,
        activityId: activity?.courseId ?? row.id,
        inSpecialty: specialty !== null && (activity?.specialties.includes(specialty) ?? false),
        date: dayOf(row),
        minutes: row.minutes,
        sessions: sessionsOf(row),
        stated: row.stated,
        countsIn: row.countsIn,
        reversed: reversed.has(row.id),
      };
    });
}
