import type { MemberSelection, MessageTexts } from '#app/domains/credits/types.ts';
import {
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

/** A filter of the members' list that an association's officers have given a name. */
export const memberFilters = table(
  'member_filters',
  {
    id: id(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    name: text('name').notNull(),
    filter: json<MemberSelection>('filter').notNull(),
    createdAt: timestamp('created_at').notNull(),
  },
  (t) => [uniqueIndex('member_filters_key').on(t.associationId, t.name)],
);

/** A message of an association to members: a draft until an officer sends it; then it is the log, and nothing of it changes. */
export const memberMessages = table(
  'member_messages',
  {
    id: id(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    authorId: text('author_id')
      .notNull()
      .references(() => people.id),
    state: oneOf('state', ['draft', 'sending', 'sent']).notNull(),
    /** `cycle`: about the reader's own cycle, which nobody can switch off. */
    kind: oneOf('kind', ['news', 'cycle']).notNull(),
    selection: json<MemberSelection>('selection').notNull(),
    texts: json<MessageTexts>('texts').notNull(),
    /** Counts up with each change of a draft. */
    revision: integer('revision').notNull(),
    createdAt: timestamp('created_at').notNull(),
    /** When it was sent off, and to how many; when the last mail was queued. */
    sentAt: timestamp('sent_at'),
    people: integer('people').notNull().default(0),
    finishedAt: timestamp('finished_at'),
  },
  (t) => [
    index('member_messages_association_idx').on(t.associationId, t.createdAt),
    index('member_messages_author_idx').on(t.authorId),
  ],
);

/** To whom a message goes: chosen when it is sent off, each settled once. */
export const memberMessageRecipients = table(
  'member_message_recipients',
  {
    messageId: text('message_id')
      .notNull()
      .references(() => memberMessages.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** When the mail was queued; and the language that it was in. */
    mailedAt: timestamp('mailed_at'),
    language: text('language'),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.personId] }),
    index('member_message_recipients_person_idx').on(t.personId),
    index('member_message_recipients_waiting_idx').on(t.messageId, t.mailedAt),
  ],
);
