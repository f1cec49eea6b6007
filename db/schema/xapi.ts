import { sql } from 'drizzle-orm';
import {
  boolean,
  bytes,
  id,
  index,
  integer,
  json,
  oneOf,
  primaryKey,
  sequence,
  storedAt,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.ts';
import { associations, people } from './accounts.ts';

/** A statement as it came, with what the store adds. Keys are hashes of an IRI or an identifier (`statement/keys.ts`). */
export const statements = table(
  'xapi_statements',
  {
    /** Order among those stored in the same moment, and the name that the index has for it. */
    seq: sequence('seq'),
    /** UUID, in lower case. */
    id: text('id').notNull(),
    stored: storedAt('stored'),
    verb: text('verb').notNull(),
    registration: text('registration'),
    authority: text('authority').notNull(),
    /** Id of the statement that voids it. */
    voidedBy: text('voided_by'),
    /** The statement without `stored`, as JSON text: what came is what goes out. */
    body: text('body').notNull(),
    /** Bytes of `body`, so that a page can be measured before it is read (of earlier statements, characters). */
    size: integer('size').notNull(),
  },
  (t) => [
    uniqueIndex('xapi_statements_id_key').on(t.id),
    index('xapi_statements_stored_idx').on(t.stored, t.seq),
    index('xapi_statements_verb_idx').on(t.verb, t.stored, t.seq),
    index('xapi_statements_authority_idx').on(t.authority, t.stored, t.seq),
    index('xapi_statements_registration_idx')
      .on(t.registration, t.stored, t.seq)
      .where(sql`registration is not null`),
  ],
);

/**
 * By whom a statement is found: `direct` as actor or object, else as anybody it names. `origin` is the statement that names
 * them, where one refers to another (xAPI 1.0.3 Part 3 §2.1.3); mostly it is the statement itself. `stored` is the statement's.
 */
export const statementAgents = table(
  'xapi_statement_agents',
  {
    agent: text('agent').notNull(),
    direct: boolean('direct').notNull(),
    stored: timestamp('stored').notNull(),
    statement: integer('statement').notNull(),
    origin: integer('origin').notNull(),
  },
  (t) => [index('xapi_statement_agents_idx').on(t.agent, t.direct, t.stored, t.statement)],
);

/** By which activity a statement is found, as `statementAgents`. */
export const statementActivities = table(
  'xapi_statement_activities',
  {
    activity: text('activity').notNull(),
    direct: boolean('direct').notNull(),
    stored: timestamp('stored').notNull(),
    statement: integer('statement').notNull(),
    origin: integer('origin').notNull(),
  },
  (t) => [index('xapi_statement_activities_idx').on(t.activity, t.direct, t.stored, t.statement)],
);

/** References of a statement, also through others: verb and registration are those of the origin. */
export const statementReferences = table(
  'xapi_statement_references',
  {
    statement: integer('statement').notNull(),
    origin: integer('origin').notNull(),
    stored: timestamp('stored').notNull(),
    verb: text('verb').notNull(),
    registration: text('registration'),
  },
  (t) => [
    primaryKey({ columns: [t.statement, t.origin] }),
    index('xapi_statement_references_verb_idx').on(t.verb, t.stored, t.statement),
    index('xapi_statement_references_registration_idx').on(t.registration, t.stored, t.statement),
  ],
);

/** Statement references as written in statements: also to those that have not arrived yet. */
export const statementTargets = table(
  'xapi_statement_targets',
  {
    statementId: id('statement_id'),
    targetId: text('target_id').notNull(),
    voids: boolean('voids').notNull(),
    /** Who voids: not everybody may void everything. */
    authority: text('authority').notNull(),
    anything: boolean('anything').notNull(),
  },
  (t) => [index('xapi_statement_targets_idx').on(t.targetId)],
);

/** Definition of an activity, merged from all statements of those who may define it. */
export const activities = table('xapi_activities', {
  key: id('key'),
  iri: text('iri').notNull(),
  /** JSON text. */
  definition: text('definition').notNull(),
  /** Who may change it (`ownerOf` of the domain); null: defined before owners were kept, settled by its first statement. */
  owner: text('owner'),
});

/** Attachments by the hash that statements name them by; the file is stored under its SHA-256. */
export const attachments = table(
  'xapi_attachments',
  {
    sha2: id('sha2'),
    file: text('file').notNull(),
    bytes: integer('bytes').notNull(),
    contentType: text('content_type').notNull(),
    /** Association of the client that brought it first; none: a client of the whole platform. */
    associationId: text('association_id').references(() => associations.id),
  },
  (t) => [index('xapi_attachments_association_idx').on(t.associationId)],
);

/** Documents of the three document resources (xAPI 1.0.3 Part 3 §2.3, §2.6, §2.7). */
export const documents = table(
  'xapi_documents',
  {
    /** Owner, and a hash of kind, activity, agent, registration and name. */
    key: id('key'),
    kind: oneOf('kind', ['state', 'activity', 'agent']).notNull(),
    /** Owner, and a hash of what a list of names is asked by. */
    shelf: text('shelf').notNull(),
    /** Owner of the document (`ownerOfCredential`); `earlier`: written before owners were kept, and read by nobody. */
    owner: text('owner').notNull().default('earlier'),
    /** Key of the agent that it is about. */
    agent: text('agent'),
    registration: text('registration'),
    name: text('name').notNull(),
    contentType: text('content_type').notNull(),
    etag: text('etag').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    content: bytes('content').notNull(),
  },
  (t) => [
    index('xapi_documents_shelf_idx').on(t.shelf, t.updatedAt),
    index('xapi_documents_owner_idx').on(t.owner),
  ],
);

/** Clients of the record store. `secretHash` is a SHA-256: the secret is random, so that a slow hash would add nothing. */
export const credentials = table(
  'xapi_credentials',
  {
    /** The key: the user of Basic authentication. */
    id: id(),
    secretHash: text('secret_hash').notNull(),
    name: text('name').notNull(),
    associationId: text('association_id').references(() => associations.id),
    scopes: json<string[]>('scopes').notNull(),
    /** IRI prefixes of the activities that are its own; null: none. */
    prefixes: json<string[]>('prefixes'),
    perMinute: integer('per_minute'),
    createdAt: timestamp('created_at').notNull(),
    createdBy: text('created_by').references(() => people.id),
    expiresAt: timestamp('expires_at'),
    revokedAt: timestamp('revoked_at'),
  },
  (t) => [index('xapi_credentials_association_idx').on(t.associationId)],
);

/** Requests of a credential by the minute, of all processes. */
export const credentialUse = table(
  'xapi_credential_use',
  {
    credentialId: text('credential_id').notNull(),
    /** Minutes since 1970, UTC. */
    minute: integer('minute').notNull(),
    requests: integer('requests').notNull(),
    /** Bytes of statements, attachments and documents that it wrote. */
    bytes: integer('bytes').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.credentialId, t.minute] })],
);

/**
 * Bytes of the record store of an association beside files: statements and documents. `''` is of no association. Added up as it
 * is written, and recounted at night (`recount-record-use.server.ts`).
 */
export const recordUse = table('xapi_record_use', {
  associationId: id('association_id'),
  bytes: integer('bytes').notNull(),
  countedAt: timestamp('counted_at'),
});

/** External stores that an association's statements are forwarded to. */
export const forwards = table(
  'xapi_forwards',
  {
    id: id(),
    associationId: text('association_id')
      .notNull()
      .references(() => associations.id),
    endpoint: text('endpoint').notNull(),
    user: text('user').notNull(),
    /** Encrypted: it has to be said again. */
    password: text('password').notNull(),
    version: oneOf('version', ['1.0.3', '2.0.0']).notNull(),
    /** Verbs to forward, as IRIs; none: all. */
    verbs: json<string[]>('verbs').notNull(),
    state: oneOf('state', ['on', 'paused', 'ended']).notNull(),
    createdAt: timestamp('created_at').notNull(),
    /** No process sends before this. */
    leasedUntil: timestamp('leased_until'),
    failures: integer('failures').notNull().default(0),
    lastError: text('last_error'),
    lastSentAt: timestamp('last_sent_at'),
  },
  (t) => [index('xapi_forwards_association_idx').on(t.associationId)],
);

/** Queue of statements to forward, written in the unit of the statement; each row is marked by itself. */
export const forwardings = table(
  'xapi_forwardings',
  {
    id: sequence(),
    forwardId: text('forward_id')
      .notNull()
      .references(() => forwards.id),
    statementId: text('statement_id').notNull(),
    /** Opaque id. */
    learner: text('learner').notNull(),
    state: oneOf('state', ['waiting', 'sent', 'refused']).notNull(),
    createdAt: timestamp('created_at').notNull(),
    error: text('error'),
  },
  (t) => [
    index('xapi_forwardings_waiting_idx').on(t.forwardId, t.state, t.id),
    uniqueIndex('xapi_forwardings_key').on(t.forwardId, t.statementId),
  ],
);

/** Statements of before the record store; taken over at start (`adopt-earlier-statements.server.ts`). */
export const earlierStatements = table('statements', {
  id: id(),
  actor: text('actor').notNull(),
  verb: text('verb').notNull(),
  activity: text('activity').notNull(),
  registration: text('registration'),
  timestamp: timestamp('timestamp').notNull(),
  stored: timestamp('stored').notNull(),
  body: json<Record<string, unknown>>('body').notNull(),
});
