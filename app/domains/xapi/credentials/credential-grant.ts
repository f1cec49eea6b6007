import type { Client } from './client.ts';

/** Grant of a launch's credential. */
export type CredentialGrant = Pick<Client, 'associationId' | 'scopes' | 'owner' | 'bounds' | 'authority'>;

/** Credentials of launches have names of this form; the domain that launches content resolves them. Null: no longer valid. */
export type FindLaunchGrant = (
  name: string,
  secretHash: string,
  now: Date,
) => Promise<CredentialGrant | null>;
