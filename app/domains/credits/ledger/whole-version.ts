import type { CountedParticipation } from './ledger.ts';

type Version = {
  id: string;
  courseId: string;
  minutes: number;
  specialties: string[];
  activityType: string;
};

/** The line of the ledger that somebody gets who takes all of a version on one day. */
export const wholeVersion = (
  version: Version,
  day: string,
  specialty: string | null,
): CountedParticipation => ({
  id: '~',
  title: '',
  kind: 'course',
  activityType: version.activityType,
  courseVersionId: version.id,
  activityId: version.courseId,
  inSpecialty: specialty !== null && version.specialties.includes(specialty),
  date: day,
  minutes: version.minutes,
  sessions: [{ date: day, minutes: version.minutes }],
  stated: null,
  countsIn: null,
  reversed: false,
});
