import { id, index, table, text, timestamp, uniqueIndex } from '../columns.ts';
import { people } from './accounts.ts';
import { participations } from './credits.ts';

export const certificates = table(
  'certificates',
  {
    id: id(),
    /** The code beside the QR code, typed into the public check. */
    code: text('code').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    participationId: text('participation_id')
      .notNull()
      .references(() => participations.id),
    /** The exact JSON text that was signed. */
    snapshot: text('snapshot').notNull(),
    keyId: text('key_id').notNull(),
    signature: text('signature').notNull(),
    issuedAt: timestamp('issued_at').notNull(),
    /** The certificate superseded by this one, and why. */
    supersedes: text('supersedes'),
    reason: text('reason'),
  },
  (t) => [
    uniqueIndex('certificates_code_key').on(t.code),
    index('certificates_participation_idx').on(t.participationId),
    uniqueIndex('certificates_supersedes_key').on(t.supersedes),
    index('certificates_person_idx').on(t.personId),
  ],
);

/** Append-only: revocations, with who, when and why. */
export const certificateRevocations = table('certificate_revocations', {
  certificateId: id('certificate_id').references(() => certificates.id),
  revokedAt: timestamp('revoked_at').notNull(),
  revokedBy: text('revoked_by')
    .notNull()
    .references(() => people.id),
  /** For the holder and the association; the public check says only that and when. */
  reason: text('reason').notNull(),
});

/** Public halves of every Ed25519 key that has signed; old ids still verify. */
export const signingKeys = table('signing_keys', {
  id: id(),
  publicKey: text('public_key').notNull(),
  createdAt: timestamp('created_at').notNull(),
});
