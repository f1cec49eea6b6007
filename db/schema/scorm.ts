import type {
  Contents,
  FallbackCompletion,
  LaunchPoint,
  PackageReport,
  RequestedPermissions,
  SandboxPermissions,
  SharedValues,
} from '#app/domains/scorm/types.ts';
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
import { people } from './accounts.ts';
import { registrations } from './learning.ts';

export const scormPackages = table(
  'scorm_packages',
  {
    id: id(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    standard: oneOf('standard', ['scorm-1.2', 'scorm-2004']).notNull(),
    /** Result of the inspection, whole. */
    report: json<PackageReport>('report').notNull(),
    /** The first part to open. */
    launch: json<LaunchPoint>('launch').notNull(),
    /** One part; several in a list; an order by SCORM 2004 sequencing. */
    kind: oneOf('kind', ['single', 'list', 'sequenced']).notNull().default('single'),
    /** The order of its parts; none where there is one part only. */
    contents: json<Contents>('contents'),
    /** Sandbox permissions set by its author; none: nothing. */
    needs: json<Partial<SandboxPermissions>>('needs'),
    /** More that its author asks for after it was accredited, until the associations agree. */
    askedNeeds: json<RequestedPermissions>('asked_needs'),
    /** When it was last given more after learners could see what it had. */
    needsWidenedAt: timestamp('needs_widened_at'),
    /** How its author says that it is completed where it does not say so itself. */
    ownRule: json<FallbackCompletion>('own_rule'),
    archiveHash: text('archive_hash').notNull(),
    archiveBytes: integer('archive_bytes').notNull().default(0),
    fileName: text('file_name').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [index('scorm_packages_owner_idx').on(t.ownerId)],
);

/** Paths of a package and the content-addressed files behind them. */
export const scormFiles = table(
  'scorm_files',
  {
    packageId: text('package_id')
      .notNull()
      .references(() => scormPackages.id),
    path: text('path').notNull(),
    /** NFC and lower case: authors on other systems do not keep to the letter. */
    foldedPath: text('folded_path').notNull(),
    hash: text('hash').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.foldedPath] })],
);

/** Parts of a package that can be opened, in the order of the manifest; none for a package with one part. */
export const scormParts = table(
  'scorm_parts',
  {
    packageId: text('package_id')
      .notNull()
      .references(() => scormPackages.id),
    /** Identifier of the item. */
    sco: text('sco').notNull(),
    position: integer('position').notNull(),
    point: json<LaunchPoint>('point').notNull(),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.sco] })],
);

/** An attempt at a whole package, and what all its parts together amount to. */
export const scormAttempts = table(
  'scorm_attempts',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    packageId: text('package_id')
      .notNull()
      .references(() => scormPackages.id),
    number: integer('number').notNull(),
    /** `SequencingRecord` as JSON text; none where the package has no sequencing, or nothing has happened yet. */
    sequencing: text('sequencing'),
    completionStatus: text('completion_status'),
    successStatus: text('success_status'),
    scaledScore: text('scaled_score'),
    startedAt: timestamp('started_at').notNull(),
  },
  (t) => [
    uniqueIndex('scorm_attempts_number_key').on(t.registrationId, t.packageId, t.number),
    index('scorm_attempts_package_idx').on(t.packageId),
  ],
);

/** The run-time state of one part in an attempt: what a next launch of it begins with. A row says that it was opened. */
export const scormScoStates = table(
  'scorm_sco_states',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => scormAttempts.id),
    sco: text('sco').notNull(),
    /** The last applied `cmi`, as JSON text, and what was read from it. */
    cmi: text('cmi'),
    completionStatus: text('completion_status'),
    successStatus: text('success_status'),
    scaledScore: text('scaled_score'),
    /** Highest tenth of progress for which a statement was recorded. */
    progressTenth: integer('progress_tenth').notNull().default(0),
    statementsSent: json<string[]>('statements_sent').notNull(),
    /** The launch and the sequence in it that made this state; launches sort by time. */
    launchId: text('launch_id').notNull(),
    sequence: integer('sequence').notNull(),
    /** Its last session was terminated. */
    terminated: boolean('terminated').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.sco] })],
);

/** Shared objectives and stores that are the learner's in all courses of one author (adlseq:objectivesGlobalToSystem). */
export const scormSharedValues = table(
  'scorm_shared_values',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    values: json<SharedValues>('values').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.ownerId] })],
);

export const scormLaunches = table(
  'scorm_launches',
  {
    id: id(),
    /** Hash of the token in the address. */
    tokenHash: text('token_hash').notNull(),
    /** First label of the content host: a keyed hash of person and package version. */
    label: text('label').notNull(),
    attemptId: text('attempt_id')
      .notNull()
      .references(() => scormAttempts.id),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    packageId: text('package_id')
      .notNull()
      .references(() => scormPackages.id),
    sessionId: text('session_id'),
    /** A review changes nothing of what was recorded. */
    mode: oneOf('mode', ['normal', 'review']).notNull().default('normal'),
    createdAt: timestamp('created_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    endedAt: timestamp('ended_at'),
    endReason: oneOf('end_reason', ['finished', 'superseded', 'expired']),
    /** The highest sequence that was applied to the attempt. */
    appliedSequence: integer('applied_sequence').notNull().default(0),
    /** How many windows have opened it; only what the last of them says is applied. */
    windows: integer('windows').notNull().default(0),
    /** Bytes that its journal holds, and what came in the hour that began at `hour`: what a launch may say is bounded. */
    journalBytes: integer('journal_bytes').notNull().default(0),
    hour: integer('hour').notNull().default(0),
    hourCommits: integer('hour_commits').notNull().default(0),
    hourBytes: integer('hour_bytes').notNull().default(0),
  },
  (t) => [
    uniqueIndex('scorm_launches_token_key').on(t.tokenHash),
    index('scorm_launches_attempt_idx').on(t.attemptId),
    index('scorm_launches_person_idx').on(t.personId),
    index('scorm_launches_registration_idx').on(t.registrationId),
    index('scorm_launches_package_idx').on(t.packageId),
  ],
);

/** Credentials of the record store that a launch gave its content (cmi5 §8.2); each is handed out once. */
export const scormRecordSessions = table(
  'scorm_record_sessions',
  {
    /** The user of Basic authentication. */
    id: id(),
    launchId: text('launch_id')
      .notNull()
      .references(() => scormLaunches.id),
    /** Hash of the code in the fetch URL. */
    fetchHash: text('fetch_hash').notNull(),
    /** Hash of the secret; none until it is fetched. */
    secretHash: text('secret_hash'),
    createdAt: timestamp('created_at').notNull(),
    fetchedAt: timestamp('fetched_at'),
  },
  (t) => [
    uniqueIndex('scorm_record_sessions_fetch_key').on(t.fetchHash),
    index('scorm_record_sessions_launch_idx').on(t.launchId),
  ],
);

/** Append-only journal of what a package said. */
export const scormCommits = table(
  'scorm_commits',
  {
    launchId: text('launch_id')
      .notNull()
      .references(() => scormLaunches.id),
    sequence: integer('sequence').notNull(),
    receivedAt: timestamp('received_at').notNull(),
    /** The sequence that a delta builds on; none for a whole commit. */
    base: integer('base'),
    body: text('body').notNull(),
    applied: boolean('applied').notNull(),
    /** Came for a launch that had ended: kept for 30 days, never applied by itself. */
    late: boolean('late').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.launchId, t.sequence] }),
    // With the sequence, so that the order comes from here and no planner walks the whole journal for it.
    index('scorm_commits_waiting_idx').on(t.launchId, t.base, t.sequence),
  ],
);

/** Signals less than a minute apart, joined, and what counts of the gaps between them: what counted time is made of. */
export const scormIntervals = table(
  'scorm_intervals',
  {
    id: id(),
    launchId: text('launch_id')
      .notNull()
      .references(() => scormLaunches.id),
    registrationId: text('registration_id').notNull(),
    personId: text('person_id').notNull(),
    fromAt: timestamp('from_at').notNull(),
    toAt: timestamp('to_at').notNull(),
    /** No signal came in it: the player said afterwards that it was open and seen without a connection. */
    offline: boolean('offline').notNull().default(false),
  },
  (t) => [
    index('scorm_intervals_launch_idx').on(t.launchId, t.toAt),
    index('scorm_intervals_person_idx').on(t.personId, t.fromAt),
  ],
);
