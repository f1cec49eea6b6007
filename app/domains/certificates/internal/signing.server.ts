import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Keys } from '#app/platform/settings.server.ts';
import type { Database, Tx } from '#db/database.ts';
import { signingKeys } from '#db/schema/certificates.ts';

/** PKCS #8 of an Ed25519 seed (RFC 8410 §7): the fixed head, then 32 bytes. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicKeyText = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64');

export function signingKey(keys: Keys) {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, keys.for('certificates')]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = publicKeyText(createPublicKey(privateKey));
  return {
    id: sha256(publicKey).slice(0, 16),
    publicKey,
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
}

/** Keeps the public half, so that what was signed today verifies after SECRET_KEY has changed. */
export async function keepPublicKey(
  tx: Tx,
  now: Date,
  key: { id: string; publicKey: string },
): Promise<void> {
  await tx
    .insert(signingKeys)
    .values({ id: key.id, publicKey: key.publicKey, createdAt: now })
    .onConflictDoNothing();
}

export async function hasValidSignature(
  db: Database,
  keyId: string,
  text: string,
  signature: string,
): Promise<boolean> {
  const [row] = await db.read.select().from(signingKeys).where(eq(signingKeys.id, keyId));
  if (!row) return false;
  const key = createPublicKey({ key: Buffer.from(row.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}
