import type { Client } from './client.ts';

/** Grant of a credential that is not a row of the store: a launch's, or a lesson's. */
export type CredentialGrant = Pick<Client, 'associationId' | 'scopes' | 'owner' | 'bounds' | 'authority'>;

/** Resolves the credentials of one kind; null: no longer valid. */
export type FindGrant = (name: string, secretHash: string, now: Date) => Promise<CredentialGrant | null>;

/** By kind: names of these credentials are the kind, a dot, and what its domain finds them by. */
export type GrantFinders = Record<'launch' | 'lesson', FindGrant>;
