import { createHash } from 'node:crypto';
import type { Client } from '#app/domains/xapi/credentials/client.ts';
import type { DocumentScope } from './document-scope.ts';

const hashParts = (parts: (string | undefined)[]) =>
  createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('base64url');

/** Hash of a scope, without its owner. */
export const scopeHash = ({ kind, activity, agent }: DocumentScope) => hashParts([kind, activity, agent]);

/** A place on the shelves of one owner: nobody else's request can name it. */
export const ownedKey = (owner: string, hashed: string): string => `${owner}/${hashed}`;

export const scopeKey = ({ owner }: Client, shelf: DocumentScope) => ownedKey(owner, scopeHash(shelf));

export const documentKey = (
  { owner }: Client,
  { kind, activity, agent, registration }: DocumentScope,
  name: string,
) => ownedKey(owner, hashParts([kind, activity, agent, registration, name]));
