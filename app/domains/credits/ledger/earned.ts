import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';
import { dayIn } from '#app/platform/time.ts';
import type { LedgerSession, Stated } from '#app/domains/credits/types.ts';
import { type Evidence, EVIDENCE_VERSION } from './evidence.ts';

type WithoutVersion<E> = E extends Evidence ? Omit<E, 'version'> : never;

/** Something that a person has done, as the domain in which it happened knows it. */
export type Earned = {
  person: { id: string; opaqueId: string; timeZone: string };
  /** In the words of the rules: `elearning`, `live_webinar`, `article`, … */
  activityType: string;
  title: string;
  /** Of the title. */
  language: string;
  startedAt: Date;
  endedAt: Date;
  minutes: number;
  /** On which days, by the person's own calendar; or the instant whose day it is. */
  on: LedgerSession[] | Date;
  stated?: Stated;
  evidence: WithoutVersion<Evidence>;
  /** A course counts where it is accredited. */
  course?: { versionId: string; registrationId: string };
  /** Everything else counts where an association accepts it: in the programmes of its country, and in Europe's. */
  acceptedIn?: string;
};

const KIND = {
  course: 'course',
  modules: 'course',
  webinar: 'course',
  recording: 'course',
  meeting: 'mentoring',
  case: 'consultation',
  lesson: 'consultation',
  activity: 'external',
} as const satisfies Record<Evidence['kind'], string>;

/** The line of the ledger that it makes. */
export const lineOf = ({ person, on, course, acceptedIn, evidence, minutes, stated, ...earned }: Earned) => ({
  activityType: earned.activityType,
  title: earned.title,
  language: earned.language,
  startedAt: earned.startedAt,
  endedAt: earned.endedAt,
  minutes,
  personId: person.id,
  kind: KIND[evidence.kind],
  sessions: on instanceof Date ? [{ date: dayIn(person.timeZone, on), minutes }] : on,
  evidence: { ...evidence, version: EVIDENCE_VERSION } as Evidence,
  ...(stated && { stated }),
  ...(course && { courseVersionId: course.versionId, registrationId: course.registrationId }),
  ...(acceptedIn !== undefined && { countsIn: programmeIdsForCountry(acceptedIn) }),
});
