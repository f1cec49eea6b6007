import type {
  BetterMatches,
  MatchReason,
  MentoringSettings,
  MentoringWords,
} from '#app/domains/mentoring/types.ts';
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

export const mentoringProgrammes = table(
  'mentoring_programmes',
  {
    id: id(),
    associationId: text('association_id').notNull().references(() => associations.id),
    state: oneOf('state', ['draft', 'open', 'closed']).notNull(),
    words: json<MentoringWords>('words').notNull(),
    settings: json<MentoringSettings>('settings').notNull(),
    /** Counts up with each change, so that two coordinators do not write over each other. */
    revision: integer('revision').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [index('mentoring_programmes_association_idx').on(t.associationId)],
); // oxfmt-ignore

/** A person's needs or offers in a programme; the same person may be mentee and mentor. */
export const mentoringProfiles = table(
  'mentoring_profiles',
  {
    id: id(),
    programmeId: text('programme_id').notNull().references(() => mentoringProgrammes.id),
    personId: text('person_id').notNull().references(() => people.id),
    role: oneOf('role', ['mentee', 'mentor']).notNull(),
    state: oneOf('state', ['active', 'paused', 'left']).notNull(),
    topics: json<string[]>('topics').notNull(),
    specialties: json<string[]>('specialties').notNull(),
    languages: json<{ code: string; level: 'native' | 'good' | 'simple' }[]>('languages').notNull(),
    /** Weekdays from 1 (Monday) to 7, and beginnings of parts of the day, by the person's own clock (`people.timeZone`). */
    days: json<number[]>('days').notNull(),
    parts: json<number[]>('parts').notNull(),
    /** From 0, a town with a hospital, to 3, more than an hour away from one. */
    remoteness: integer('remoteness').notNull(),
    years: integer('years').notNull(),
    country: text('country').notNull(),
    /** Private: only compared. */
    workplace: text('workplace').notNull(),
    about: text('about').notNull(),
    /** Option by question id of the programme. */
    answers: json<Record<string, string>>('answers').notNull(),
    /** Mentors: how many mentees they would take. */
    capacity: integer('capacity').notNull(),
    /** Private: profiles that this person would like best, in order. */
    wishes: json<string[]>('wishes').notNull(),
    /** Rounds in which this person stayed alone. */
    waited: integer('waited').notNull().default(0),
    joinedAt: timestamp('joined_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('mentoring_profiles_person_key').on(t.programmeId, t.personId, t.role),
    index('mentoring_profiles_person_idx').on(t.personId),
  ],
); // oxfmt-ignore

/** Blocks: the two are never shown to each other; private, in all programmes. */
export const mentoringBlocks = table(
  'mentoring_blocks',
  {
    personId: text('person_id').notNull().references(() => people.id),
    blockedId: text('blocked_id').notNull().references(() => people.id),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.blockedId] }), index('mentoring_blocks_blocked_idx').on(t.blockedId)],
); // oxfmt-ignore

/** The days of a round that is planned: days of the calendar, the same for everybody whatever their clock. */
export const mentoringPlans = table(
  'mentoring_plans',
  {
    id: id(),
    programmeId: text('programme_id').notNull().references(() => mentoringProgrammes.id),
    /** Until when profiles are to be complete, when pairs are proposed, and until when these are answered (YYYY-MM-DD). */
    profilesBy: text('profiles_until').notNull(),
    proposesOn: text('proposes_on').notNull(),
    answersBy: text('answers_until').notNull(),
    createdAt: timestamp('created_at').notNull(),
    /** When those who take part were reminded of their profiles, and the coordinators of the round. */
    remindedAt: timestamp('reminded_at'),
    coordinatorsRemindedAt: timestamp('coordinators_reminded_at'),
  },
  (t) => [uniqueIndex('mentoring_plans_key').on(t.programmeId, t.proposesOn), index('mentoring_plans_proposes_idx').on(t.proposesOn)],
); // oxfmt-ignore

/** One run of pairing for everybody: a draft, then published or discarded. */
export const mentoringRounds = table(
  'mentoring_rounds',
  {
    id: id(),
    programmeId: text('programme_id').notNull().references(() => mentoringProgrammes.id),
    state: oneOf('state', ['draft', 'published', 'discarded']).notNull(),
    /** The settings it ran with, and their revision of the programme. */
    settings: json<MentoringSettings>('settings').notNull(),
    revision: integer('revision').notNull(),
    seed: integer('seed').notNull(),
    /** Proven to leave as few people alone as its goal allows; otherwise no pairing has more pairs than `bound`. */
    isLargest: boolean('is_largest').notNull(),
    bound: integer('bound').notNull(),
    mentors: integer('mentors').notNull(),
    mentees: integer('mentees').notNull(),
    /** Pairs who would rather have each other: none in a stable round. */
    blocking: integer('blocking').notNull(),
    createdAt: timestamp('created_at').notNull(),
    publishedAt: timestamp('published_at'),
  },
  (t) => [index('mentoring_rounds_programme_idx').on(t.programmeId, t.createdAt)],
); // oxfmt-ignore

/** Result of a round for each mentee: with whom, or alone, and why. */
export const mentoringMatches = table(
  'mentoring_matches',
  {
    id: id(),
    roundId: text('round_id').notNull().references(() => mentoringRounds.id),
    menteeId: text('mentee_id').notNull().references(() => mentoringProfiles.id),
    mentorId: text('mentor_id').references(() => mentoringProfiles.id),
    score: integer('score').notNull(),
    reasons: json<MatchReason[]>('reasons').notNull(),
    better: json<BetterMatches>('better').notNull(),
    /** When the round was published and this became a proposal, or was left out. */
    settledAt: timestamp('settled_at'),
  },
  (t) => [index('mentoring_matches_round_idx').on(t.roundId), index('mentoring_matches_mentee_idx').on(t.menteeId), index('mentoring_matches_mentor_idx').on(t.mentorId)],
); // oxfmt-ignore

export const mentoringPairs = table(
  'mentoring_pairs',
  {
    id: id(),
    programmeId: text('programme_id').notNull().references(() => mentoringProgrammes.id),
    menteeId: text('mentee_id').notNull().references(() => mentoringProfiles.id),
    mentorId: text('mentor_id').notNull().references(() => mentoringProfiles.id),
    /** None where the two or the coordinator proposed it. */
    roundId: text('round_id').references(() => mentoringRounds.id),
    state: oneOf('state', ['proposed', 'active', 'paused', 'declined', 'expired', 'withdrawn', 'ended']).notNull(),
    score: integer('score').notNull(),
    reasons: json<MatchReason[]>('reasons').notNull(),
    /** Until when both must have said yes. */
    answerBy: timestamp('answer_by').notNull(),
    menteeAcceptedAt: timestamp('mentee_accepted_at'),
    mentorAcceptedAt: timestamp('mentor_accepted_at'),
    startedAt: timestamp('started_at'),
    endsAt: timestamp('ends_at'),
    pausedAt: timestamp('paused_at'),
    endedAt: timestamp('ended_at'),
    /** `left`: one of the two left the programme; `lost`: one of them is no longer verified, or blocked. */
    endReason: oneOf('end_reason', ['done', 'fit', 'time', 'moved', 'other', 'left', 'lost']),
    proposedAt: timestamp('proposed_at').notNull(),
    /** When somebody was last reminded that the rhythm has broken. */
    nudgedAt: timestamp('nudged_at'),
  },
  (t) => [
    index('mentoring_pairs_programme_idx').on(t.programmeId, t.state),
    index('mentoring_pairs_mentee_idx').on(t.menteeId),
    index('mentoring_pairs_mentor_idx').on(t.mentorId), index('mentoring_pairs_round_idx').on(t.roundId)],
); // oxfmt-ignore

/** A mentee's goal, with their own rating of it, from 1 to 5. */
export const mentoringGoals = table(
  'mentoring_goals',
  {
    id: id(),
    pairId: text('pair_id')
      .notNull()
      .references(() => mentoringPairs.id),
    body: text('body').notNull(),
    before: integer('before').notNull(),
    now: integer('now').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
  },
  (t) => [index('mentoring_goals_pair_idx').on(t.pairId)],
);

/** Notes of either: for both, or for themselves alone. The association never sees them. */
export const mentoringNotes = table(
  'mentoring_notes',
  {
    id: id(),
    pairId: text('pair_id')
      .notNull()
      .references(() => mentoringPairs.id),
    authorId: text('author_id')
      .notNull()
      .references(() => people.id),
    shared: boolean('shared').notNull(),
    body: text('body').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [index('mentoring_notes_pair_idx').on(t.pairId), index('mentoring_notes_author_idx').on(t.authorId)],
);

/** Messages of the two of a pair to each other; nobody else reads them. */
export const mentoringMessages = table(
  'mentoring_messages',
  {
    id: id(),
    pairId: text('pair_id')
      .notNull()
      .references(() => mentoringPairs.id),
    authorId: text('author_id')
      .notNull()
      .references(() => people.id),
    body: text('body').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [
    index('mentoring_messages_pair_idx').on(t.pairId, t.at),
    index('mentoring_messages_author_idx').on(t.authorId),
  ],
);

/** How far somebody has read the messages of a pair, and when they were last told of one by mail. */
export const mentoringReadings = table(
  'mentoring_readings',
  {
    pairId: text('pair_id')
      .notNull()
      .references(() => mentoringPairs.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    readAt: timestamp('read_at'),
    mailedAt: timestamp('mailed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.pairId, t.personId] }),
    index('mentoring_readings_person_idx').on(t.personId),
  ],
);

/** Ratings of the fit after the first meeting; the newest counts. */
export const mentoringFits = table(
  'mentoring_fits',
  {
    pairId: text('pair_id')
      .notNull()
      .references(() => mentoringPairs.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    answer: oneOf('answer', ['good', 'deciding', 'no']).notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.personId] }), index('mentoring_fits_person_idx').on(t.personId)],
);

/** A time that one proposed and the other agreed to. Its room, with what was written in it, has the same id. */
export const mentoringMeetings = table(
  'mentoring_meetings',
  {
    id: id(),
    pairId: text('pair_id')
      .notNull()
      .references(() => mentoringPairs.id),
    state: oneOf('state', ['proposed', 'agreed', 'cancelled']).notNull(),
    startsAt: timestamp('starts_at').notNull(),
    minutes: integer('minutes').notNull(),
    proposedBy: text('proposed_by')
      .notNull()
      .references(() => people.id),
    agenda: text('agenda').notNull(),
    /** Counts up with each change, for the calendars of both (RFC 5545, SEQUENCE). */
    sequence: integer('sequence').notNull().default(0),
    remindedAt: timestamp('reminded_at'),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [
    index('mentoring_meetings_pair_idx').on(t.pairId, t.startsAt),
    index('mentoring_meetings_starts_idx').on(t.state, t.startsAt),
  ],
);

/** When a person's browser was connected to the other's, joined where signals were at most a minute apart. */
export const mentoringPresence = table(
  'mentoring_presence',
  {
    id: id(),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => mentoringMeetings.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    fromAt: timestamp('from_at').notNull(),
    toAt: timestamp('to_at').notNull(),
  },
  (t) => [
    index('mentoring_presence_meeting_idx').on(t.meetingId, t.personId),
    index('mentoring_presence_person_idx').on(t.personId),
  ],
);

/** Confirmations of a meeting: its minutes, and a reflection. No minutes: it was not held. */
export const mentoringConfirmations = table(
  'mentoring_confirmations',
  {
    meetingId: text('meeting_id')
      .notNull()
      .references(() => mentoringMeetings.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    minutes: integer('minutes').notNull(),
    reflection: text('reflection').notNull(),
    at: timestamp('at').notNull(),
    /** When the meeting was settled: said by both, or by one and long not denied. Then nothing changes any more. */
    settledAt: timestamp('settled_at'),
    /** The line of the ledger that came of it; none where the programme counts nothing for this side. */
    participationId: text('participation_id'),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.personId] }),
    index('mentoring_confirmations_person_idx').on(t.personId),
  ],
);
