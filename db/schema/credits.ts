import type {
  ApplicationFile,
  CorrectedActivity,
  DecisionResult,
  FindingDetail,
  LedgerSession,
  Rule,
  Stated,
} from '#app/domains/credits/types.ts';
import {
  boolean,
  id,
  index,
  integer,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.ts';
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
    /** Anchor date of the cycle (YYYY-MM-DD); none where the cycle is the calendar year. */
    anchorDate: text('anchor_date'),
    anchorKind: oneOf('anchor_kind', ['certificate', 'licence', 'category', 'none']).notNull(),
    createdAt: timestamp('created_at').notNull(),
    confirmedAt: timestamp('confirmed_at'),
    confirmedBy: text('confirmed_by').references(() => people.id),
    /** Step of the ladder that is aimed at; none where the programme has no ladder. */
    step: text('step'),
    /** Leaves that may lengthen the cycle, and what the authority asks for beside credit. */
    leaves: json<{ from: string; to: string; reason: string }[]>('leaves'),
    facts: json<Record<string, number>>('facts'),
    /** How many months before the end of the cycle a reminder is wanted. */
    remindMonths: json<number[]>('remind_months'),
    /** The last reminder sent: end of the cycle and months before it. */
    remindedFor: text('reminded_for'),
  },
  (t) => [
    uniqueIndex('programme_enrolments_key').on(t.personId, t.programmeId),
    index('programme_enrolments_confirmed_idx').on(t.confirmedAt),
  ],
);

/** Append-only: of several rows for the same version and programme, valid on the date, the latest applies. */
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
    /** Whether taking the course again under it gives credit again. */
    repeatable: boolean('repeatable').notNull().default(false),
    /** Whether the officer confirmed that it gives credit for a course that requires nothing. */
    nothingRequired: boolean('nothing_required').notNull().default(false),
    /** The accreditation of another version with the same accredited content that this one carries over. */
    carriedFrom: text('carried_from'),
    /** When author and officers were notified of its expiry. */
    warnedAt: timestamp('warned_at'),
  },
  (t) => [
    index('accreditations_version_idx').on(t.courseVersionId),
    index('accreditations_association_idx').on(t.associationId),
  ],
);

/** Append-only ledger of what somebody did: dated minutes and evidence, no credit. */
export const participations = table(
  'participations',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    kind: oneOf('kind', ['course', 'external', 'mentoring', 'consultation']).notNull(),
    /** In the words of the rules: `elearning`, `live_onsite`, `article`, … */
    activityType: text('activity_type').notNull(),
    courseVersionId: text('course_version_id').references(() => courseVersions.id),
    registrationId: text('registration_id'),
    title: text('title').notNull(),
    language: text('language').notNull(),
    startedAt: timestamp('started_at').notNull(),
    endedAt: timestamp('ended_at').notNull(),
    minutes: integer('minutes').notNull(),
    /** None where all minutes are of the day it ended on. */
    sessions: json<LedgerSession[]>('sessions'),
    stated: json<Stated>('stated'),
    /** Programmes in which it counts because an association accepted it; none where accreditations decide. */
    countsIn: json<string[]>('counts_in'),
    evidence: json<Record<string, unknown>>('evidence').notNull(),
    recordedAt: timestamp('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    /** The line reversed by this one, with the reason in words. */
    reverses: text('reverses'),
    reason: text('reason'),
    /** Counts nothing itself; else it corrects what it reverses. */
    onlyReverses: boolean('only_reverses').notNull().default(false),
  },
  (t) => [
    index('participations_person_idx').on(t.personId, t.endedAt),
    uniqueIndex('participations_reverses_key').on(t.reverses),
    index('participations_registration_idx').on(t.registrationId),
    index('participations_version_idx').on(t.courseVersionId),
  ],
);

/** An external activity: a draft of its doctor's, then submitted to an association; in the ledger once accepted. */
export const externalActivities = table(
  'external_activities',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** None of a draft: it can be begun before its doctor is in an association. */
    associationId: text('association_id').references(() => associations.id),
    state: oneOf('state', ['draft', 'submitted', 'returned', 'accepted', 'declined']).notNull(),
    /** Increases with every change: a decision names the revision that the officer read. */
    revision: integer('revision').notNull(),
    activityType: text('activity_type').notNull(),
    title: text('title').notNull(),
    organiser: text('organiser').notNull(),
    language: text('language').notNull(),
    sessions: json<LedgerSession[]>('sessions').notNull(),
    stated: json<Stated>('stated').notNull(),
    reflection: text('reflection').notNull(),
    /** Its form as it was typed and not yet submitted; null where nothing is. */
    form: json<Record<string, string>>('form'),
    /** What an officer corrected before deciding; null where nothing was. */
    corrected: json<CorrectedActivity>('corrected'),
    fileHash: text('file_hash'),
    fileName: text('file_name'),
    fileType: text('file_type'),
    fileBytes: integer('file_bytes').notNull().default(0),
    /** Whether an officer added the file: then it is the association's and not the doctor's. */
    fileByOfficer: boolean('file_by_officer').notNull().default(false),
    /** Of a draft, when it was last saved. */
    submittedAt: timestamp('submitted_at').notNull(),
    submittedBy: text('submitted_by')
      .notNull()
      .references(() => people.id),
    decidedAt: timestamp('decided_at'),
    decidedBy: text('decided_by').references(() => people.id),
    reason: text('reason'),
    participationId: text('participation_id').references(() => participations.id),
  },
  (t) => [
    index('external_activities_person_idx').on(t.personId),
    index('external_activities_queue_idx').on(t.associationId, t.state, t.submittedAt),
    index('external_activities_participation_idx').on(t.participationId),
  ],
);

/** An officer's version of a programme's rules; in force from a date on once published, and never changed then. */
export const ruleSets = table(
  'rule_sets',
  {
    id: id(),
    programmeId: text('programme_id').notNull(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    rules: json<Rule[]>('rules').notNull(),
    /** Whether the rules of the day of an activity hold for it, or those of the end of the cycle for all. */
    applies: oneOf('applies', ['activity_date', 'cycle_end']).notNull(),
    /** Calendar dates, both included; `validTo` empty: until the next one. */
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to').notNull(),
    note: text('note').notNull(),
    revision: integer('revision').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    updatedBy: text('updated_by')
      .notNull()
      .references(() => people.id),
    publishedAt: timestamp('published_at'),
  },
  (t) => [
    index('rule_sets_programme_idx').on(t.programmeId, t.validFrom),
    index('rule_sets_association_idx').on(t.associationId),
  ],
);

/** Append-only: an officer's confirmation of rules, by their hash. */
export const ruleSignatures = table(
  'rule_signatures',
  {
    id: id(),
    programmeId: text('programme_id').notNull(),
    rulesHash: text('rules_hash').notNull(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    signedBy: text('signed_by')
      .notNull()
      .references(() => people.id),
    signedAt: timestamp('signed_at').notNull(),
  },
  (t) => [
    uniqueIndex('rule_signatures_key').on(t.programmeId, t.rulesHash, t.associationId),
    index('rule_signatures_association_idx').on(t.associationId),
  ],
);

/**
 * A doctor's standing in a programme, derived from ledger and rules so that lists of many members are fast. The two dates say
 * when, with nothing added, the doctor falls behind and comes at risk.
 */
export const creditStandings = table(
  'credit_standings',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    programmeId: text('programme_id').notNull(),
    total: text('total').notNull(),
    required: text('required'),
    cycleFrom: text('cycle_from'),
    cycleTo: text('cycle_to'),
    done: boolean('done').notNull(),
    behindFrom: text('behind_from'),
    atRiskFrom: text('at_risk_from'),
    /** From this date on it must be recounted. */
    recountOn: text('recount_on'),
    countedAt: timestamp('counted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.programmeId] }),
    index('credit_standings_recount_idx').on(t.recountOn),
  ],
);

/** One file exported to an authority: new lines since the one before, kept unchanged. */
export const creditExports = table(
  'credit_exports',
  {
    id: id(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    programmeId: text('programme_id').notNull(),
    number: integer('number').notNull(),
    lines: integer('lines').notNull(),
    fileHash: text('file_hash').notNull(),
    fileBytes: integer('file_bytes').notNull().default(0),
    createdAt: timestamp('created_at').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
  },
  (t) => [uniqueIndex('credit_exports_key').on(t.associationId, t.programmeId, t.number)],
);

/** Each line of the ledger is handed over once, also when its doctor agrees to it only later. */
export const creditExportLines = table(
  'credit_export_lines',
  {
    associationId: text('association_id').notNull(),
    programmeId: text('programme_id').notNull(),
    participationId: text('participation_id')
      .notNull()
      .references(() => participations.id),
    exportId: text('export_id')
      .notNull()
      .references(() => creditExports.id),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.programmeId, t.participationId] }),
    index('credit_export_lines_participation_idx').on(t.participationId),
    index('credit_export_lines_export_idx').on(t.exportId),
  ],
);

/** An organiser asks an association to accredit a version; decided once, with every step in the audit. */
export const accreditationApplications = table(
  'accreditation_applications',
  {
    id: id(),
    courseVersionId: text('course_version_id')
      .notNull()
      .references(() => courseVersions.id),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    programmeId: text('programme_id').notNull(),
    state: oneOf('state', ['draft', 'submitted', 'returned', 'approved', 'refused']).notNull(),
    revision: integer('revision').notNull(),
    file: json<ApplicationFile>('file').notNull(),
    /** Its form as it was typed and not yet submitted; null where nothing is. */
    form: json<Record<string, string>>('form'),
    /** Of a draft, when it was last saved. */
    submittedAt: timestamp('submitted_at').notNull(),
    submittedBy: text('submitted_by')
      .notNull()
      .references(() => people.id),
    decidedAt: timestamp('decided_at'),
    decidedBy: text('decided_by').references(() => people.id),
    /** Conditions, or why it was refused. */
    reason: text('reason'),
    accreditationId: text('accreditation_id').references(() => accreditations.id),
  },
  (t) => [
    index('accreditation_applications_queue_idx').on(t.associationId, t.state),
    index('accreditation_applications_version_idx').on(t.courseVersionId),
  ],
);

/** Somebody outside who looks at an application until a day, by a mailed link; what they say is said once. */
export const applicationReviews = table(
  'application_reviews',
  {
    id: id(),
    applicationId: text('application_id')
      .notNull()
      .references(() => accreditationApplications.id),
    name: text('name').notNull(),
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    invitedBy: text('invited_by')
      .notNull()
      .references(() => people.id),
    verdict: oneOf('verdict', ['recommend', 'with_changes', 'against']),
    comment: text('comment'),
    answeredAt: timestamp('answered_at'),
  },
  (t) => [
    uniqueIndex('application_reviews_token_key').on(t.tokenHash),
    index('application_reviews_application_idx').on(t.applicationId),
  ],
);

/** A cycle's result as an officer has confirmed it: kept as it was counted, with the hash of the rules. */
export const creditDecisions = table(
  'credit_decisions',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    programmeId: text('programme_id').notNull(),
    cycleFrom: text('cycle_from').notNull(),
    cycleTo: text('cycle_to').notNull(),
    rulesHash: text('rules_hash').notNull(),
    total: text('total').notNull(),
    required: text('required').notNull(),
    met: boolean('met').notNull(),
    /** Each line's units and reasons, and the parts of the total. */
    result: json<DecisionResult>('result').notNull(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    decidedAt: timestamp('decided_at').notNull(),
    decidedBy: text('decided_by')
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    uniqueIndex('credit_decisions_key').on(t.personId, t.programmeId, t.cycleFrom),
    index('credit_decisions_association_idx').on(t.associationId),
  ],
);

/** Append-only: what a check of the ledger found, for officers to look at. Nothing in the ledger is changed by it. */
export const creditFindings = table(
  'credit_findings',
  {
    id: id(),
    kind: oneOf('kind', ['day_moved', 'failed_attempt', 'nothing_required', 'units_differ']).notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    participationId: text('participation_id')
      .notNull()
      .references(() => participations.id),
    /** Empty where it is about no programme. */
    programmeId: text('programme_id').notNull(),
    detail: json<FindingDetail>('detail').notNull(),
    foundAt: timestamp('found_at').notNull(),
    /** When an officer said that it was looked at, and who. */
    seenAt: timestamp('seen_at'),
    seenBy: text('seen_by').references(() => people.id),
  },
  (t) => [
    uniqueIndex('credit_findings_key').on(t.participationId, t.kind, t.programmeId),
    index('credit_findings_person_idx').on(t.personId),
    index('credit_findings_seen_idx').on(t.seenAt),
  ],
);
