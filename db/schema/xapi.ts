import { id, index, json, table, text, timestamp } from '../columns.ts';

export const statements = table(
  'statements',
  {
    id: id(),
    /** The learner's opaque id. */
    actor: text('actor').notNull(),
    verb: text('verb').notNull(),
    activity: text('activity').notNull(),
    registration: text('registration'),
    timestamp: timestamp('timestamp').notNull(),
    stored: timestamp('stored').notNull(),
    body: json<Record<string, unknown>>('body').notNull(),
  },
  (t) => [
    index('statements_actor_idx').on(t.actor, t.timestamp),
    index('statements_registration_idx').on(t.registration),
  ],
);
