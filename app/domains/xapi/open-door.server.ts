import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { isSameSecret, sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Database } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { credentials, credentialUse } from '#db/schema/xapi.ts';
import { authorityOf, type Client, ownerOf, type Scope } from './client.ts';
import { openRecordUse } from './internal/record-use.server.ts';
import { Refusal } from './refusal.ts';
import { agentKey } from './statement/keys.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const FLUSH_MS = 1000;
const MIB = 1024 * 1024;
/** What a credential that learners can read may ask a minute, and write a day; nobody chose it a limit. */
const OF_CONTENT = { perMinute: 6000, dayBytes: 1024 * MIB };
const OF_LAUNCH = { perMinute: 300, dayBytes: 50 * MIB };

/** Who a client is, and how often it came; `stop` writes down what is not written yet. */
export type Door = {
  /** Throws Refusal 401 or 429. */
  identify(authorization: string | undefined, now: Date): Promise<Client>;
  stop(): Promise<void>;
};

/** What the credential of a launch opens. */
export type Grant = Pick<Client, 'associationId' | 'scopes' | 'owner' | 'bounds' | 'authority'>;
/** Credentials of launches have a name of this form; whoever launches content knows what they open. Null: nothing any more. */
export type FindGrant = (name: string, secretHash: string, now: Date) => Promise<Grant | null>;
const IS_LAUNCH = /^launch\.[\w-]+$/;

const unknown = () =>
  new Refusal(401, 'The key or the secret is wrong, or the credential has been revoked or has expired.', {
    'WWW-Authenticate': 'Basic realm="xAPI", charset="UTF-8"',
  });

/**
 * Opens the way in for clients. The row of a credential is read on each request, so that revoking is immediate; requests are
 * counted here and added to the row of the minute once a second, for all processes to see.
 */
export function openDoor({ db, settings, log }: Platform, findGrant: FindGrant): Door {
  const { appOrigin } = settings;
  const counts = new Map<string, Counted>();
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
    await addUse(db, taken).catch((error: Error) =>
      log.warn({ error: error.message }, 'requests of the record store could not be counted'),
    );
  }
  const counted = (key: string, minute: number): Counted => {
    const counter = `${key} ${minute}`;
    let there = counts.get(counter);
    if (!there) counts.set(counter, (there = { requests: 0, bytes: 0 }));
    return there;
  };

  /** Who says this key and secret, and how much it may ask and write. */
  async function find(key: string, secret: string, now: Date): Promise<Found | null> {
    const secretHash = sha256(secret);
    if (IS_LAUNCH.test(key)) {
      const grant = await findGrant(key, secretHash, now);
      return grant && { ...grant, ...OF_LAUNCH };
    }
    // A key that we could have made: of other text PostgreSQL would refuse the zero character.
    const row = /^[\w-]+$/.test(key) ? await readCredential(db, key) : undefined;
    // Also where there is no such key something is compared, so that both take as long.
    const right = isSameSecret(secretHash, row?.secretHash ?? '0'.repeat(64));
    if (!row || !right || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
    const isContent = row.scopes.includes('content');
    return {
      scopes: row.scopes as Scope[],
      associationId: row.associationId,
      owner: ownerOf(row),
      bounds: isContent ? { prefixes: row.prefixes ?? [], learner: null } : null,
      authority: authorityOf(appOrigin, row),
      perMinute: row.perMinute ?? (isContent ? OF_CONTENT.perMinute : null),
      dayBytes: isContent ? OF_CONTENT.dayBytes : null,
    };
  }

  return {
    async identify(authorization, now) {
      const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '') ?? [];
      if (encoded === undefined) throw unknown();
      const said = Buffer.from(encoded, 'base64').toString('utf8');
      const colon = said.indexOf(':');
      if (colon < 1) throw unknown();
      const key = said.slice(0, colon);
      const found = await find(key, said.slice(colon + 1), now);
      if (!found) throw unknown();
      const { perMinute, dayBytes, ...grant } = found;
      const minute = Math.floor(now.getTime() / MINUTE);
      const here = ++counted(key, minute).requests;
      if (perMinute !== null && (await usedIn(db, key, minute)) + here > perMinute)
        throw new Refusal(429, `This credential may ask ${perMinute} times a minute.`, {
          'Retry-After': String(Math.ceil((MINUTE - (now.getTime() % MINUTE)) / 1000)),
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
            if (dayBytes !== null) await mustFitInDay(db, { key, now, all, bytes, dayBytes });
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

type Counted = { requests: number; bytes: number };
type Found = Grant & { perMinute: number | null; dayBytes: number | null };

async function readCredential(db: Database, key: string) {
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
      .where(eq(credentials.id, sql.placeholder('key'))),
  );
  const [row] = await query.execute({ key });
  return row;
}

/** Requests of a credential in a minute that all processes have written down. */
async function usedIn(db: Database, credentialId: string, minute: number): Promise<number> {
  const [row] = await db.read
    .select({ requests: credentialUse.requests })
    .from(credentialUse)
    .where(and(eq(credentialUse.credentialId, credentialId), eq(credentialUse.minute, minute)));
  return row?.requests ?? 0;
}

type Wish = { key: string; now: Date; bytes: number; all: number; dayBytes: number };

/**
 * Whether `all`, which no process has written down yet, fits into what a day may hold beside what was. Throws Refusal 429 with
 * when `bytes` will fit, and 413 where they never will.
 */
async function mustFitInDay(db: Database, { key, now, bytes, all, dayBytes }: Wish): Promise<void> {
  const from = Math.floor(now.getTime() / MINUTE) - DAY_MINUTES;
  const day = and(eq(credentialUse.credentialId, key), gt(credentialUse.minute, from));
  const [sum] = await db.read
    .select({ bytes: sql<string | number | null>`sum(${credentialUse.bytes})` })
    .from(credentialUse)
    .where(day);
  let over = Number(sum?.bytes ?? 0) + all - dayBytes;
  if (over <= 0) return;
  const sentence = `This credential may write ${dayBytes} bytes a day`;
  if (bytes > dayBytes) throw new Refusal(413, `${sentence}, and this is more.`);
  const rows = await db.read
    .select({ minute: credentialUse.minute, bytes: credentialUse.bytes })
    .from(credentialUse)
    .where(day)
    .orderBy(asc(credentialUse.minute));
  const enough = rows.find((row) => (over -= Number(row.bytes)) <= 0);
  // Where the rows say too little, what fills it has only just been written.
  const freeAt = ((enough?.minute ?? from + DAY_MINUTES) + DAY_MINUTES) * MINUTE;
  throw new Refusal(429, `${sentence}, and has done so.`, {
    'Retry-After': String(Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000))),
  });
}

const addUse = (db: Database, taken: [string, Counted][]): Promise<void> =>
  db.transact(async (tx) => {
    for (const [counter, { requests, bytes }] of taken) {
      const [credentialId = '', minute] = counter.split(' ');
      await tx
        .insert(credentialUse)
        .values({ credentialId, minute: Number(minute), requests, bytes })
        .onConflictDoUpdate({
          target: [credentialUse.credentialId, credentialUse.minute],
          set: {
            requests: sql`${credentialUse.requests} + ${requests}`,
            bytes: sql`${credentialUse.bytes} + ${bytes}`,
          },
        });
    }
  });
