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

/** Work to be done after a unit; written in that unit, run at least once. */
export const jobs = table(
  'jobs',
  {
    id: id(),
    kind: text('kind').notNull(),
    /** By its kind (`JobKind`); parsed when the job runs. */
    payload: json<object>('payload').notNull(),
    state: oneOf('state', ['waiting', 'done', 'failed']).notNull(),
    runAt: timestamp('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    endedAt: timestamp('ended_at'),
  },
  (t) => [index('jobs_due_idx').on(t.state, t.runAt), index('jobs_ended_idx').on(t.state, t.endedAt)],
);

/** Work that is due every so often, a row each while any process knows it (app/platform/schedules.server.ts). */
export const schedules = table('schedules', {
  name: id('name'),
  everyMs: integer('every_ms').notNull(),
  /** The next try. */
  runAt: timestamp('run_at').notNull(),
  /** When it should have succeeded again: `runAt`, but for tries that failed. */
  dueAt: timestamp('due_at').notNull(),
  /** While a process runs it, which renews this. */
  leasedUntil: timestamp('leased_until'),
  /** Since it last succeeded. */
  attempts: integer('attempts').notNull(),
  succeededAt: timestamp('succeeded_at'),
  lastError: text('last_error'),
});

/** Append-only. The `seal` job alone gives rows a position and chains them. */
export const audit = table(
  'audit',
  {
    id: id(),
    at: timestamp('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    thing: text('thing').notNull(),
    digest: text('digest').notNull(),
    position: integer('position'),
    chain: text('chain'),
  },
  (t) => [uniqueIndex('audit_position_key').on(t.position), index('audit_thing_idx').on(t.thing)],
);

/** The digest's content, with its salt: beside the chain, so that erasing it leaves the chain whole. */
export const auditDetails = table('audit_details', {
  auditId: id('audit_id').references(() => audit.id),
  salt: text('salt').notNull(),
  detail: text('detail').notNull(),
});

/**
 * Empty but within a unit that may do to append-only rows what nobody else may (`db/rewriting.ts`): the triggers look here, on
 * both databases. No unit sees another's row.
 */
export const rewrites = table('rewrites', {
  reason: oneOf('reason', ['sample', 'erasure', 'repair']).primaryKey(),
});

/** Tries per key and window. */
export const limits = table(
  'limits',
  {
    key: text('key').notNull(),
    windowStart: timestamp('window_start').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
);

/** An administrator's quota for one person or association, instead of the preset of the settings. */
export const storageQuotas = table(
  'storage_quotas',
  {
    kind: oneOf('kind', ['person', 'association']).notNull(),
    ownerId: text('owner_id').notNull(),
    bytes: integer('bytes').notNull(),
    setAt: timestamp('set_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.ownerId] })],
);

/** Result of each sweep of `files/`. */
export const fileSweeps = table('file_sweeps', {
  id: id(),
  at: timestamp('at').notNull(),
  files: integer('files').notNull(),
  bytes: integer('bytes').notNull(),
  /** Not referred to: moved to the trash. */
  trashed: integer('trashed').notNull(),
  trashedBytes: integer('trashed_bytes').notNull(),
  /** Deleted for good. */
  deleted: integer('deleted').notNull(),
  deletedBytes: integer('deleted_bytes').notNull(),
  /** Out of the trash again, since something refers to them. */
  restored: integer('restored').notNull(),
  /** Referred to and not there. */
  missing: integer('missing').notNull(),
  /** Why nothing was moved or deleted; none where all went well. */
  error: text('error'),
});

/** How long a key must wait before its next try, and until when its tries are remembered (app/platform/throttle.server.ts). */
export const throttles = table(
  'throttles',
  {
    key: id('key'),
    /** When the last of the counted tries is forgotten; one is forgotten after the other. */
    forgottenAt: timestamp('forgotten_at').notNull(),
    waitUntil: timestamp('wait_until').notNull(),
  },
  (t) => [index('throttles_forgotten_idx').on(t.forgottenAt)],
);

/** Forms that were sent: sent again, the second request gets the answer to the first (app/platform/sent-forms.server.ts). */
export const sentForms = table(
  'sent_forms',
  {
    /** Keyed hash of the person, their session, the address and the page view: of its forms, the one sent last. */
    id: id(),
    /** Keyed hash of all that was in it. */
    content: text('content').notNull(),
    at: timestamp('at').notNull(),
    /** Sealed. None while the first sending is not answered, and where the answer is forgotten. */
    answer: text('answer'),
    /** When an answer that is more than a redirect, usually a secret, is forgotten. */
    answerUntil: timestamp('answer_until'),
  },
  (t) => [index('sent_forms_at_idx').on(t.at), index('sent_forms_answer_idx').on(t.answerUntil)],
);

/** Forms that came after their sender's session had ended (app/platform/kept-forms.server.ts). */
export const keptForms = table(
  'kept_forms',
  {
    /** Keyed hash of the browser, the person and the address: all three are needed to find it. */
    id: id(),
    /** Keyed hash of the person. */
    owner: text('owner').notNull(),
    at: timestamp('at').notNull(),
    /** Sealed: the fields. */
    form: text('form').notNull(),
  },
  (t) => [index('kept_forms_at_idx').on(t.at), index('kept_forms_owner_idx').on(t.owner, t.at)],
);

export const mails = table(
  'mails',
  {
    id: id(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** iCalendar (RFC 5545), where the mail is about a time. */
    calendar: text('calendar'),
    /** The address that takes mails of this kind off by one POST (RFC 8058), where they can be. */
    unsubscribe: text('unsubscribe'),
    createdAt: timestamp('created_at').notNull(),
    sentAt: timestamp('sent_at'),
  },
  (t) => [
    index('mails_created_idx').on(t.createdAt),
    index('mails_recipient_idx').on(t.recipient, t.createdAt),
    index('mails_sent_idx').on(t.sentAt),
  ],
);

/** Kinds of mail (`MailKind`) that a mailbox does not want. */
export const mutedMails = table(
  'muted_mails',
  {
    recipient: text('recipient').notNull(),
    kind: text('kind').notNull(),
  },
  (t) => [primaryKey({ columns: [t.recipient, t.kind] })],
);
