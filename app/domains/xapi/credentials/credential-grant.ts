import type { Client } from './client.ts';

/** What the credential of a launch opens. */
export type CredentialGrant = Pick<Client, 'associationId' | 'scopes' | 'owner' | 'bounds' | 'authority'>;

/** Credentials of launches have a name of this form; whoever launches content knows what they open. Null: nothing any more. */
export type FindLaunchGrant = (
  name: string,
  secretHash: string,
  now: Date,
) => Promise<CredentialGrant | null>;
