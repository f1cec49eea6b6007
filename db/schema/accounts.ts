import type { FirstStep } from '#app/domains/accounts/types.ts';
import {
  boolean,
  bytes,
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

export const people = table(
  'people',
  {
    id: id(),
    /** The only name a statement, a log line or an audit row may carry. */
    opaqueId: text('opaque_id').notNull(),
    email: text('email').notNull(),
    emailConfirmedAt: timestamp('email_confirmed_at'),
    passwordHash: text('password_hash'),
    name: text('name').notNull(),
    /** Of the name: databases disagree about case and accents beyond ASCII. */
    searchKey: text('search_key').notNull().default(''),
    /** Sort keys of the name by language, and the version of their orders. Recomputed at the start where the version differs. */
    sortKeys: json<Record<string, string>>('sort_keys').notNull().default({}),
    locale: text('locale').notNull(),
    timeZone: text('time_zone').notNull(),
    profession: text('profession'),
    specialty: text('specialty'),
    registrationNumber: text('registration_number'),
    country: text('country'),
    region: text('region'),
    languages: json<string[]>('languages').notNull(),
    /** Of the first steps, the one that this person stands at; `new` has not seen them, null is through. */
    firstStep: text('first_step').$type<'new' | FirstStep>(),
    blockedAt: timestamp('blocked_at'),
    /** Devices that signed in before this are strangers again. */
    devicesFrom: timestamp('devices_from'),
    sample: boolean('sample').notNull().default(false),
    createdAt: timestamp('created_at').notNull(),
    /** Asked to be deleted: erased then, unless they sign in before. */
    eraseAt: timestamp('erase_at'),
    /** What said who it was is gone; what counts for others stays under the opaque id. */
    erasedAt: timestamp('erased_at'),
  },
  (t) => [uniqueIndex('people_email_key').on(t.email), uniqueIndex('people_opaque_key').on(t.opaqueId)],
);

export const personRoles = table(
  'person_roles',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    role: oneOf('role', ['author', 'mentor', 'administrator']).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role] })],
);

/** `id` is a hash of the token that the cookie holds. Rows from before sessions had an end of their own have no `createdAt`. */
export const sessions = table(
  'sessions',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** When it ends if nothing more is heard; moved on while it is used, never beyond `endsAt`. */
    expiresAt: timestamp('expires_at').notNull(),
    createdAt: timestamp('created_at'),
    /** Coarse: written every few minutes. */
    seenAt: timestamp('seen_at'),
    endsAt: timestamp('ends_at'),
    /** When this person last proved who they are in this session. */
    confirmedAt: timestamp('confirmed_at'),
    /** Browser and system, nothing finer. */
    device: text('device'),
    /** Network that it was opened from: IPv4 /24, IPv6 /48. */
    network: text('network'),
  },
  (t) => [index('sessions_person_idx').on(t.personId), index('sessions_expires_idx').on(t.expiresAt)],
);

/** The secret of an authenticator app (RFC 6238), encrypted; it counts once `confirmedAt` is set. */
export const totpSecrets = table('totp_secrets', {
  personId: id('person_id').references(() => people.id),
  secret: text('secret').notNull(),
  createdAt: timestamp('created_at').notNull(),
  confirmedAt: timestamp('confirmed_at'),
  /** The time step of the last code that was accepted: none at or before it is accepted again. */
  lastStep: integer('last_step'),
});

/** One-use codes for people who have lost everything else; `id` is a keyed hash of the code. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: timestamp('created_at').notNull(),
    usedAt: timestamp('used_at'),
  },
  (t) => [index('recovery_codes_person_idx').on(t.personId)],
);

/** WebAuthn credentials; `id` is the credential id, `publicKey` COSE (RFC 9052). */
export const passkeys = table(
  'passkeys',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    name: text('name').notNull(),
    publicKey: bytes('public_key').notNull(),
    /** Signature counter of the authenticator; 0 where it has none. */
    counter: integer('counter').notNull(),
    transports: json<string[]>('transports').notNull(),
    createdAt: timestamp('created_at').notNull(),
    lastUsedAt: timestamp('last_used_at'),
  },
  (t) => [index('passkeys_person_idx').on(t.personId)],
);

/** One-time tokens that have been used, until they would have expired anyway. */
export const spentTokens = table(
  'spent_tokens',
  { id: id(), expiresAt: timestamp('expires_at').notNull() },
  (t) => [index('spent_tokens_expires_idx').on(t.expiresAt)],
);

/** One-use links sent by mail; `id` is a hash of the link's token. */
export const mailTokens = table(
  'mail_tokens',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    purpose: oneOf('purpose', ['confirm', 'reset']).notNull(),
    /** Of one that confirms: a hash of the registration. Links of more than one mean that the address is contested. */
    registration: text('registration'),
    expiresAt: timestamp('expires_at').notNull(),
    usedAt: timestamp('used_at'),
  },
  (t) => [index('mail_tokens_person_idx').on(t.personId)],
);

/**
 * Another address that somebody asked for: it counts once both mailboxes have confirmed it, or the new one has and the old one has said
 * nothing for a week. `id`s of the links are hashes of their tokens; a row is there while it is open.
 */
export const emailChanges = table('email_changes', {
  personId: id('person_id').references(() => people.id),
  email: text('email').notNull(),
  askedAt: timestamp('asked_at').notNull(),
  newLink: text('new_link').notNull(),
  oldLink: text('old_link').notNull(),
  newConfirmedAt: timestamp('new_confirmed_at'),
  oldConfirmedAt: timestamp('old_confirmed_at'),
});

/** Failed sign-ins of a quarter of an hour: the first is in the audit at once, the number of the others when it is over. */
export const failedSignIns = table(
  'failed_sign_ins',
  {
    windowStart: timestamp('window_start').notNull(),
    /** The opaque id of the account, or a keyed hash of an address that has none. */
    thing: text('thing').notNull(),
    /** Shortened remote address. */
    remote: text('remote').notNull(),
    tries: integer('tries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.windowStart, t.thing, t.remote] })],
);

export const associations = table(
  'associations',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** The language that `name` is written in. */
    language: text('language').notNull(),
    /** By locale, for readers of other languages; `name` where there is none. */
    names: json<Record<string, string>>('names').notNull().default({}),
    country: text('country').notNull(),
    sample: boolean('sample').notNull().default(false),
  },
  (t) => [uniqueIndex('associations_slug_key').on(t.slug)],
);

export const officers = table(
  'officers',
  {
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.associationId, t.personId] }),
    index('officers_person_idx').on(t.personId),
  ],
);

/** One row per application; an accepted one is what "verified" means, until it is ended. */
export const memberships = table(
  'memberships',
  {
    id: id(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    registrationNumber: text('registration_number').notNull(),
    state: oneOf('state', ['requested', 'accepted', 'declined', 'ended']).notNull(),
    requestedAt: timestamp('requested_at').notNull(),
    decidedAt: timestamp('decided_at'),
    decidedBy: text('decided_by').references(() => people.id),
    reason: text('reason'),
    /** The doctor lets this association hand the credit over to the authority. */
    exportConsentAt: timestamp('export_consent_at'),
    /** The doctor lets this association have the learning record forwarded to a store of its own. */
    recordConsentAt: timestamp('record_consent_at'),
    /** The doctor wants no news of this association by mail; what is about their own cycle comes all the same. */
    newsOffAt: timestamp('news_off_at'),
  },
  (t) => [
    index('memberships_association_idx').on(t.associationId, t.state),
    index('memberships_person_idx').on(t.personId),
  ],
);

/**
 * A verified person asks for another name: an officer of an association that verified them decides, and until then the verified
 * name applies. Append-only once decided: it is the trail of the names on certificates.
 */
export const nameChanges = table(
  'name_changes',
  {
    id: id(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** The verified name when it was asked, and the one asked for. */
    nameBefore: text('name_before').notNull(),
    name: text('name').notNull(),
    state: oneOf('state', ['requested', 'approved', 'declined', 'withdrawn']).notNull(),
    requestedAt: timestamp('requested_at').notNull(),
    decidedAt: timestamp('decided_at'),
    decidedBy: text('decided_by').references(() => people.id),
    /** Of the officer who decided. */
    associationId: text('association_id').references(() => associations.id),
    reason: text('reason'),
  },
  (t) => [index('name_changes_person_idx').on(t.personId, t.state)],
);
