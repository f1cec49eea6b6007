import { eq } from 'drizzle-orm';
import {
  type CountedUse,
  addCredentialUse,
  countRequestsInMinute,
  requireDailyAllowance,
} from '#app/domains/xapi/internal/credential-use.server.ts';
import { openRecordUse } from '#app/domains/xapi/internal/record-use.server.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { isSameSecret, sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Database } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { credentials } from '#db/schema/xapi.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { type Client, type Scope, credentialAuthority, ownerOfCredential } from './client.ts';
import type { CredentialGrant, GrantFinders } from './credential-grant.ts';

const FLUSH_MS = 1000;

const MIB = 1024 * 1024;

/** Default limits of credentials that learners can read: requests a minute, and bytes a day. */
const CONTENT_KEY_LIMITS = { perMinute: 6000, dayBytes: 1024 * MIB };

const GRANT_LIMITS = { perMinute: 300, dayBytes: 50 * MIB };

/** Who a client is, and how often it came; `stop` writes down what is not written yet. */
export type ClientAuthenticator = {
  /** Throws Refusal 401 or 429. */
  identify(authorization: string | undefined, now: Date): Promise<Client>;
  stop(): Promise<void>;
};

const GRANT_KEY = /^(launch|lesson)\.[\w.-]+$/;

const unknownCredential = () =>
  new Refusal(401, 'The key or the secret is wrong, or the credential has been revoked or has expired.', {
    'WWW-Authenticate': 'Basic realm="xAPI", charset="UTF-8"',
  });

/**
 * Opens the way in for clients. The row of a credential is read on each request, so that revoking is immediate; requests are
 * counted here and added to the row of the minute once a second, for all processes to see.
 */
export function openClientAuthenticator(
  { db, settings, log }: Platform,
  finders: GrantFinders,
): ClientAuthenticator {
  const { appOrigin } = settings;
  const counts = new Map<string, CountedUse>();
  const use = openRecordUse({ db, settings });
  const timer = setInterval(() => void flush(), FLUSH_MS).unref();

  async function flush(): Promise<void> {
    await use
      .flush()
      .catch((error: Error) =>
        log.warn({ error: error.message }, 'what the record store keeps could not be added up'),
      );
    if (counts.size === 0) return;
    const taken = [...counts];
    counts.clear();
    await addCredentialUse(db, taken).catch((error: Error) =>
      log.warn({ error: error.message }, 'requests of the record store could not be counted'),
    );
  }
  const counted = (key: string, minute: number): CountedUse => {
    const counter = `${key} ${minute}`;
    let there = counts.get(counter);
    if (!there) counts.set(counter, (there = { requests: 0, bytes: 0 }));
    return there;
  };

  /** Who says this key and secret, and how much it may ask and write. */
  async function find(key: string, secret: string, now: Date): Promise<FoundCredential | null> {
    const secretHash = sha256(secret);
    const [, kind] = GRANT_KEY.exec(key) ?? [];
    if (kind !== undefined) {
      const grant = await finders[kind as keyof GrantFinders](key, secretHash, now);
      return grant && { ...grant, ...GRANT_LIMITS };
    }
    // A key that we could have made: of other text PostgreSQL would refuse the zero character.
    const row = /^[\w-]+$/.test(key) ? await findCredential(db, key) : undefined;
    // Also where there is no such key something is compared, so that both take as long.
    const right = isSameSecret(secretHash, row?.secretHash ?? '0'.repeat(64));
    if (!row || !right || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
    const isContent = row.scopes.includes('content');
    return {
      scopes: row.scopes as Scope[],
      associationId: row.associationId,
      owner: ownerOfCredential(row),
      bounds: isContent ? { prefixes: row.prefixes ?? [], learner: null, defines: true } : null,
      authority: credentialAuthority(appOrigin, row),
      perMinute: row.perMinute ?? (isContent ? CONTENT_KEY_LIMITS.perMinute : null),
      dayBytes: isContent ? CONTENT_KEY_LIMITS.dayBytes : null,
    };
  }

  return {
    async identify(authorization, now) {
      const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '') ?? [];
      if (encoded === undefined) throw unknownCredential();
      const said = Buffer.from(encoded, 'base64').toString('utf8');
      const colon = said.indexOf(':');
      if (colon < 1) throw unknownCredential();
      const key = said.slice(0, colon);
      const found = await find(key, said.slice(colon + 1), now);
      if (!found) throw unknownCredential();
      const { perMinute, dayBytes, ...grant } = found;
      const minute = Math.floor(now.getTime() / MINUTE_MS);
      const here = ++counted(key, minute).requests;
      if (perMinute !== null && (await countRequestsInMinute(db, key, minute)) + here > perMinute)
        throw new Refusal(429, `This credential may ask ${perMinute} times a minute.`, {
          'Retry-After': String(Math.ceil((MINUTE_MS - (now.getTime() % MINUTE_MS)) / 1000)),
        });
      return {
        ...grant,
        key,
        authorityKey: agentKey(grant.authority)!,
        countStored: (bytes) => use.add(found.associationId, bytes),
        async spend(bytes, write) {
          // Counted before, so that several at once do not pass together; what is not written is given back.
          const all = (counted(key, minute).bytes += bytes);
          try {
            if (dayBytes !== null) await requireDailyAllowance(db, { key, now, all, bytes, dayBytes });
            const isPublic = found.scopes.includes('content');
            return await write(await use.checkOf(found.associationId, isPublic, now));
          } catch (error) {
            counted(key, minute).bytes -= bytes;
            throw error;
          }
        },
      };
    },
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

type FoundCredential = CredentialGrant & { perMinute: number | null; dayBytes: number | null };

async function findCredential(db: Database, key: string) {
  const query = prepared(db.read, 'xapi_credential', (read) =>
    read
      .select({
        id: credentials.id,
        secretHash: credentials.secretHash,
        name: credentials.name,
        associationId: credentials.associationId,
        scopes: credentials.scopes,
        prefixes: credentials.prefixes,
        perMinute: credentials.perMinute,
        expiresAt: credentials.expiresAt,
        revokedAt: credentials.revokedAt,
      })
      .from(credentials)
      .where(eq(credentials.id, boundValue('key'))),
  );
  const [row] = await query.execute({ key });
  return row;
}
