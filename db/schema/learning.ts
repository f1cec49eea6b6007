import { id, index, json, table, text, timestamp, uniqueIndex } from '../columns.ts';
import { people } from './accounts.ts';
import { courseVersions, courses } from './catalogue.ts';

/** A person in a course; the version is pinned, the language may change. */
export const registrations = table(
  'registrations',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    language: text('language').notNull(),
    createdAt: timestamp('created_at').notNull(),
    endedAt: timestamp('ended_at'),
    /** Which disclosures of interest were shown before it began, by their hash. */
    disclosuresSeen: text('disclosures_seen'),
  },
  (t) => [
    index('registrations_person_idx').on(t.personId),
    index('registrations_course_idx').on(t.courseId, t.personId),
    index('registrations_version_idx').on(t.versionId),
  ],
);

/** Evaluated once, on the server, from the run-time data; never revoked. */
export const completions = table('completions', {
  registrationId: id('registration_id').references(() => registrations.id),
  at: timestamp('at').notNull(),
  evidence: json<Record<string, unknown>>('evidence').notNull(),
});

export const evaluations = table(
  'evaluations',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    formVersion: text('form_version').notNull(),
    answers: json<Record<string, string>>('answers').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('evaluations_registration_key').on(t.registrationId)],
);

/** Signals of somebody reading a native course, less than a minute apart, joined: what its counted time is made of. */
export const studyIntervals = table(
  'study_intervals',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    personId: text('person_id').notNull(),
    fromAt: timestamp('from_at').notNull(),
    toAt: timestamp('to_at').notNull(),
  },
  (t) => [
    index('study_intervals_registration_idx').on(t.registrationId, t.toAt),
    index('study_intervals_person_idx').on(t.personId, t.fromAt),
  ],
);
