import type { EventBody, EventKind } from '#app/domains/rooms/types.ts';
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

/** Where people meet live. Its id is the id of what it belongs to (a webinar, later a meeting or a case conference). */
export const rooms = table('rooms', {
  id: id(),
  /** Number of the newest event. */
  lastNumber: integer('last_number').notNull().default(0),
  /** Whether questions wait for a moderator. */
  moderated: boolean('moderated').notNull().default(false),
  createdAt: timestamp('created_at').notNull(),
});

/** Events of a room, numbered: sent as they happen, and again after a lost connection. */
export const roomEvents = table(
  'room_events',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    number: integer('number').notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    /** Empty for all, `staff`, or the id of the one person who may see it. */
    audience: text('audience').notNull(),
    personId: text('person_id').references(() => people.id),
    body: json<EventBody>('body').notNull(),
    /** Place on the stream's clock: viewers see the stream seconds apart, and this with it. */
    mediaAt: timestamp('media_at'),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.number] }), index('room_events_person_idx').on(t.personId)],
);

export const roomMessages = table(
  'room_messages',
  {
    id: id(),
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    body: text('body').notNull(),
    /** `silenced`: only its author sees it. */
    state: oneOf('state', ['shown', 'silenced', 'deleted']).notNull(),
    pinnedAt: timestamp('pinned_at'),
    at: timestamp('at').notNull(),
  },
  (t) => [
    index('room_messages_room_idx').on(t.roomId, t.at),
    index('room_messages_person_idx').on(t.personId),
  ],
);

export const roomQuestions = table(
  'room_questions',
  {
    id: id(),
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    body: text('body').notNull(),
    state: oneOf('state', ['pending', 'open', 'answered', 'declined', 'silenced']).notNull(),
    answer: text('answer'),
    answeredAt: timestamp('answered_at'),
    answeredBy: text('answered_by').references(() => people.id),
    at: timestamp('at').notNull(),
  },
  (t) => [
    index('room_questions_room_idx').on(t.roomId, t.at),
    index('room_questions_person_idx').on(t.personId),
    index('room_questions_answered_idx').on(t.answeredBy),
  ],
);

export const roomVotes = table(
  'room_votes',
  {
    questionId: text('question_id')
      .notNull()
      .references(() => roomQuestions.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.personId] }), index('room_votes_person_idx').on(t.personId)],
);

/** A poll, or a check whether somebody is there: opened at a time of the stream, and open long enough for the last viewer. */
export const roomPrompts = table(
  'room_prompts',
  {
    id: id(),
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    kind: oneOf('kind', ['poll', 'check']).notNull(),
    question: text('question').notNull(),
    options: json<string[]>('options').notNull(),
    state: oneOf('state', ['draft', 'open', 'closed']).notNull(),
    openedAt: timestamp('opened_at'),
    closesAt: timestamp('closes_at'),
    /** Place among the others, as it was planned; the same for several: the order of writing counts. */
    position: integer('position').notNull().default(0),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [index('room_prompts_room_idx').on(t.roomId, t.createdAt)],
);

export const roomAnswers = table(
  'room_answers',
  {
    promptId: text('prompt_id')
      .notNull()
      .references(() => roomPrompts.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** Index of the option; 0 for a check. */
    choice: integer('choice').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.promptId, t.personId] }), index('room_answers_person_idx').on(t.personId)],
);

/** Who may only listen, without knowing it, and who may not come in. */
export const roomRestrictions = table(
  'room_restrictions',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    state: oneOf('state', ['silenced', 'blocked']).notNull(),
    by: text('by')
      .notNull()
      .references(() => people.id),
    at: timestamp('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.personId] }),
    index('room_restrictions_person_idx').on(t.personId),
    index('room_restrictions_by_idx').on(t.by),
  ],
);

export const roomHands = table(
  'room_hands',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    raisedAt: timestamp('raised_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roomId, t.personId] }), index('room_hands_person_idx').on(t.personId)],
);

/** Who is in the room: those whose browser listens to it were seen a moment ago. */
export const roomPresences = table(
  'room_presences',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    staff: boolean('staff').notNull(),
    seenAt: timestamp('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.personId] }),
    index('room_presences_person_idx').on(t.personId),
    index('room_presences_seen_idx').on(t.seenAt),
  ],
);

export const roomSlides = table(
  'room_slides',
  {
    id: id(),
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    /** Names the slide in events; its place in the row of slides is `position`. */
    number: integer('number').notNull(),
    position: integer('position').notNull().default(0),
    /** Page of a file that it was drawn from, by a digest: sent again, it is no second slide. */
    source: text('source'),
    fileHash: text('file_hash').notNull(),
    fileType: text('file_type').notNull(),
    fileBytes: integer('file_bytes').notNull().default(0),
    addedBy: text('added_by').references(() => people.id),
    /** Text alternative of the slide. */
    words: text('words').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('room_slides_key').on(t.roomId, t.number),
    uniqueIndex('room_slides_source_key').on(t.roomId, t.source),
    index('room_slides_added_idx').on(t.addedBy),
  ],
);
