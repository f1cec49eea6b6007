import { isSameSecret, keyedHash } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';

/** Session and account session, signed: a heartbeat must not cost a look-up of the person. */
export const signSessionToken = (keys: Keys, id: string, accountSession: string): string =>
  `${id}.${accountSession}.${keyedHash(keys.for('webinars'), `${id}.${accountSession}`)}`;

export function verifySessionToken(
  key: Buffer,
  token: string,
): { id: string; accountSession: string } | null {
  const [id, accountSession, signature] = token.split('.');
  if (!id || accountSession === undefined || !signature) return null;
  return isSameSecret(signature, keyedHash(key, `${id}.${accountSession}`)) ? { id, accountSession } : null;
}
