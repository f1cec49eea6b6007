import type { AttendanceRule, Chapter } from '#app/domains/webinars/types.ts';
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
import { courseVersions, courses } from './catalogue.ts';
import { registrations } from './learning.ts';

/** A live activity: its course is in the catalogue, its schedule and room are here. */
export const webinars = table(
  'webinars',
  {
    id: id(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    hostId: text('host_id')
      .notNull()
      .references(() => people.id),
    state: oneOf('state', ['draft', 'announced', 'cancelled']).notNull(),
    startsAt: timestamp('starts_at').notNull(),
    endsAt: timestamp('ends_at').notNull(),
    /** Incremented with each change that is sent to calendars (RFC 5545, SEQUENCE). */
    sequence: integer('sequence').notNull().default(0),
    /** IANA zone in which the host chose the time. */
    timeZone: text('time_zone').notNull(),
    /** 0: as many as come. */
    capacity: integer('capacity').notNull(),
    /** Members of this association only; none: every registered person. */
    associationId: text('association_id').references(() => associations.id),
    /** The same for all webinars of a series. */
    seriesId: text('series_id'),
    /** Hours after the end in which what was missed may be caught up for the same credit; 0: none. */
    catchUpHours: integer('catch_up_hours').notNull(),
    /** When the host opened the room to everybody, and when it was closed. */
    openedAt: timestamp('opened_at'),
    endedAt: timestamp('ended_at'),
    /** The recording may be published afterwards. */
    recorded: boolean('recorded').notNull().default(true),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('webinars_course_key').on(t.courseId),
    index('webinars_starts_idx').on(t.state, t.startsAt),
    index('webinars_host_idx').on(t.hostId),
    index('webinars_version_idx').on(t.versionId),
    index('webinars_association_idx').on(t.associationId),
  ],
);

export const webinarStaff = table(
  'webinar_staff',
  {
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: oneOf('role', ['cohost', 'moderator']).notNull(),
    addedAt: timestamp('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.webinarId, t.personId] }),
    index('webinar_staff_person_idx').on(t.personId),
  ],
);

export const webinarRules = table(
  'webinar_rules',
  {
    id: id(),
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    version: integer('version').notNull(),
    rule: json<AttendanceRule>('rule').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    /** Why it was lowered after the start. */
    reason: text('reason'),
  },
  (t) => [uniqueIndex('webinar_rules_key').on(t.webinarId, t.version)],
);

/** A person's place; `waiting` moves up, in the order of joining, when a seat is given back. */
export const webinarSeats = table(
  'webinar_seats',
  {
    registrationId: id('registration_id').references(() => registrations.id),
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    state: oneOf('state', ['seat', 'waiting', 'left']).notNull(),
    joinedAt: timestamp('joined_at').notNull(),
    /** Hours before the start of the last reminder that was sent. */
    remindedHours: integer('reminded_hours'),
  },
  (t) => [
    index('webinar_seats_webinar_idx').on(t.webinarId, t.state, t.joinedAt),
    index('webinar_seats_person_idx').on(t.personId),
  ],
);

/** A live stream at Mux, or at mux-local. A `rehearsal` is seen by nobody and deleted. */
export const webinarStreams = table(
  'webinar_streams',
  {
    id: id(),
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    purpose: oneOf('purpose', ['live', 'rehearsal']).notNull(),
    muxId: text('mux_id').notNull(),
    playbackId: text('playback_id').notNull(),
    state: oneOf('state', ['idle', 'connected', 'active', 'disconnected', 'disabled', 'deleted']).notNull(),
    /** Time of the newest event of the engine that has been applied: older ones change nothing. */
    stateAt: timestamp('state_at').notNull(),
    /** The asset that is being recorded, or was last. */
    assetId: text('asset_id'),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('webinar_streams_mux_key').on(t.muxId),
    index('webinar_streams_webinar_idx').on(t.webinarId),
  ],
);

/** When the stream was on, by its own events: what was watched outside of these times was nothing. */
export const webinarAssets = table(
  'webinar_assets',
  {
    id: id(),
    streamId: text('stream_id')
      .notNull()
      .references(() => webinarStreams.id),
    muxId: text('mux_id').notNull(),
    playbackId: text('playback_id').notNull(),
    state: oneOf('state', ['live', 'ready', 'errored', 'deleted']).notNull(),
    durationMs: integer('duration_ms'),
    /** Times at which pictures came, for assets that are whole. */
    recordedTimes: json<{ from: string; ms: number }[]>('recorded_times'),
    /** Of a part that was cut out of another asset, `live` while the engine makes it: from where to where of that asset's own time. */
    clipOf: text('clip_of'),
    clipFromMs: integer('clip_from_ms'),
    clipToMs: integer('clip_to_ms'),
    stateAt: timestamp('state_at').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('webinar_assets_mux_key').on(t.muxId),
    index('webinar_assets_stream_idx').on(t.streamId),
    index('webinar_assets_clip_idx').on(t.clipOf),
  ],
);

/** Webhooks that were taken, by Mux's own id: a second time changes nothing. */
export const muxEvents = table('mux_events', {
  id: id(),
  type: text('type').notNull(),
  objectId: text('object_id').notNull(),
  createdAt: timestamp('created_at').notNull(),
  receivedAt: timestamp('received_at').notNull(),
});

/** The right to send pictures from a browser, once, within a minute. */
export const broadcastTickets = table(
  'broadcast_tickets',
  {
    /** Hash of the ticket. */
    id: id(),
    streamId: text('stream_id')
      .notNull()
      .references(() => webinarStreams.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    expiresAt: timestamp('expires_at').notNull(),
    usedAt: timestamp('used_at'),
  },
  (t) => [
    index('broadcast_tickets_stream_idx').on(t.streamId),
    index('broadcast_tickets_person_idx').on(t.personId),
  ],
);

/** One opened player. The newest of a person counts; the others are answered `elsewhere`. */
export const webinarSessions = table(
  'webinar_sessions',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    /** Of a recording: its parts are milliseconds from the beginning, not of the clock. */
    recorded: boolean('recorded').notNull().default(false),
    /** What it plays of a recording: whole or trimmed. None: opened before recordings could be trimmed, and whole. */
    assetId: text('asset_id').references(() => webinarAssets.id),
    startedAt: timestamp('started_at').notNull(),
    endedAt: timestamp('ended_at'),
  },
  (t) => [
    index('webinar_sessions_registration_idx').on(t.registrationId, t.startedAt),
    index('webinar_sessions_webinar_idx').on(t.webinarId),
    index('webinar_sessions_asset_idx').on(t.assetId),
  ],
);

/**
 * Played intervals on the stream's own clock, with the time of the report. Extended while playing continues, never taken back.
 */
export const webinarIntervals = table(
  'webinar_intervals',
  {
    id: id(),
    sessionId: text('session_id')
      .notNull()
      .references(() => webinarSessions.id),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    /** With picture, sound alone, or by captions and slides where no video would play. */
    mode: oneOf('mode', ['watched', 'listened', 'read']).notNull(),
    mediaFrom: timestamp('media_from').notNull(),
    mediaTo: timestamp('media_to').notNull(),
    firstAt: timestamp('first_at').notNull(),
    lastAt: timestamp('last_at').notNull(),
  },
  (t) => [
    index('webinar_intervals_registration_idx').on(t.registrationId, t.lastAt),
    index('webinar_intervals_session_idx').on(t.sessionId),
  ],
);

/** A host's correction of a person's minutes; the newest counts. */
export const webinarCorrections = table(
  'webinar_corrections',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    minutes: integer('minutes').notNull(),
    reason: text('reason').notNull(),
    by: text('by')
      .notNull()
      .references(() => people.id),
    at: timestamp('at').notNull(),
  },
  (t) => [
    index('webinar_corrections_registration_idx').on(t.registrationId, t.at),
    index('webinar_corrections_by_idx').on(t.by),
  ],
);

/** Questions of the test, or at a place of the recording. */
export const webinarQuestions = table(
  'webinar_questions',
  {
    id: id(),
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    number: integer('number').notNull(),
    question: text('question').notNull(),
    options: json<string[]>('options').notNull(),
    right: integer('right_option').notNull(),
    /** Seconds of the recording at which it is asked; none: in the test at the end. */
    atSeconds: integer('at_seconds'),
  },
  (t) => [uniqueIndex('webinar_questions_key').on(t.versionId, t.number)],
);

export const webinarTests = table(
  'webinar_tests',
  {
    id: id(),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id),
    answers: json<Record<string, number>>('answers').notNull(),
    right: integer('right').notNull(),
    asked: integer('asked').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [index('webinar_tests_registration_idx').on(t.registrationId, t.at)],
);

/** A recording as an activity of its own, beside the webinar it was made from. */
export const recordings = table(
  'recordings',
  {
    id: id(),
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    versionId: text('version_id')
      .notNull()
      .references(() => courseVersions.id),
    /** What learners get: the whole, or a part cut out of it. */
    assetId: text('asset_id')
      .notNull()
      .references(() => webinarAssets.id),
    /** The part that takes its place once the engine has made it, or that the engine could not make. */
    nextAssetId: text('next_asset_id').references(() => webinarAssets.id),
    /** Times of chapters, captions and questions are those of the whole. */
    chapters: json<Chapter[]>('chapters').notNull(),
    published: boolean('published').notNull().default(false),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('recordings_webinar_key').on(t.webinarId),
    uniqueIndex('recordings_course_key').on(t.courseId),
    index('recordings_version_idx').on(t.versionId),
    index('recordings_asset_idx').on(t.assetId),
    index('recordings_next_asset_idx').on(t.nextAssetId),
  ],
);

/** One language of a recording's captions: a draft until a person has signed it. */
export const recordingCaptions = table(
  'recording_captions',
  {
    id: id(),
    recordingId: text('recording_id')
      .notNull()
      .references(() => recordings.id),
    language: text('language').notNull(),
    /** WebVTT. */
    body: text('body').notNull(),
    revision: integer('revision').notNull(),
    signedAt: timestamp('signed_at'),
    signedBy: text('signed_by').references(() => people.id),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [uniqueIndex('recording_captions_key').on(t.recordingId, t.language)],
);

/** Open tasks of a host: questions that nobody had time to answer. */
export const webinarTasks = table(
  'webinar_tasks',
  {
    id: id(),
    webinarId: text('webinar_id')
      .notNull()
      .references(() => webinars.id),
    questionId: text('question_id').notNull(),
    createdAt: timestamp('created_at').notNull(),
    doneAt: timestamp('done_at'),
  },
  (t) => [
    uniqueIndex('webinar_tasks_question_key').on(t.questionId),
    index('webinar_tasks_webinar_idx').on(t.webinarId),
  ],
);
