import { id, index, integer, json, oneOf, table, text, timestamp, uniqueIndex } from '../columns.ts';
import { associations, people } from './accounts.ts';
import { courseVersions } from './catalogue.ts';

/** A doctor's cycle in a programme (content/programmes); counts only once an officer has confirmed it. */
export const programmeEnrolments = table(
  'programme_enrolments',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    programmeId: text('programme_id').notNull(),
    /** Calendar date (YYYY-MM-DD) that the cycle hangs on; none where the cycle is the calendar year. */
    anchorDate: text('anchor_date'),
    anchorKind: oneOf('anchor_kind', ['certificate', 'licence', 'category', 'none']).notNull(),
    createdAt: timestamp('created_at').notNull(),
    confirmedAt: timestamp('confirmed_at'),
    confirmedBy: text('confirmed_by').references(() => people.id),
  },
  (t) => [uniqueIndex('programme_enrolments_key').on(t.personId, t.programmeId)],
);

/** Append-only: a later row for the same version and programme, valid on the date, stands. */
export const accreditations = table(
  'accreditations',
  {
    id: id(),
    courseVersionId: text('course_version_id')
      .notNull()
      .references(() => courseVersions.id),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    programmeId: text('programme_id').notNull(),
    code: text('code').notNull(),
    /** Exact decimal string, in the programme's unit. */
    units: text('units').notNull(),
    category: text('category').notNull(),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to').notNull(),
    signedBy: text('signed_by')
      .notNull()
      .references(() => people.id),
    signedAt: timestamp('signed_at').notNull(),
  },
  (t) => [index('accreditations_version_idx').on(t.courseVersionId)],
);

/** Append-only ledger of what somebody did: dated minutes and evidence, no credit. */
export const participations = table(
  'participations',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    kind: oneOf('kind', ['course']).notNull(),
    courseVersionId: text('course_version_id')
      .notNull()
      .references(() => courseVersions.id),
    registrationId: text('registration_id').notNull(),
    title: text('title').notNull(),
    language: text('language').notNull(),
    startedAt: timestamp('started_at').notNull(),
    endedAt: timestamp('ended_at').notNull(),
    minutes: integer('minutes').notNull(),
    evidence: json<Record<string, unknown>>('evidence').notNull(),
    recordedAt: timestamp('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    /** The row that this one reverses, with the reason in words. */
    reverses: text('reverses'),
    reason: text('reason'),
  },
  (t) => [
    index('participations_person_idx').on(t.personId, t.endedAt),
    uniqueIndex('participations_reverses_key').on(t.reverses),
    index('participations_registration_idx').on(t.registrationId),
  ],
);
