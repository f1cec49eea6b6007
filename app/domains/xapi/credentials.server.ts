import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Database } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { credentials, credentialUse } from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAdministrator, isOfficerOf, mustBeAllowed } from '../accounts/permissions.ts';
import { type Client, type Scope, SCOPES } from './client.ts';
import { Refusal } from './refusal.ts';
import { ASSOCIATION_SCOPES, CredentialInput } from './schemas.ts';
import { agentKey } from './statement/keys.ts';

export type Credential = Omit<typeof credentials.$inferSelect, 'secretHash'>;

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** An administrator for the whole platform (`associationId` null), an officer for the association, the operator for both. */
function mustManage(ctx: Ctx, associationId: string | null): void {
  if (ctx.operator) return;
  mustBeAllowed(
    ctx,
    associationId === null ? isAdministrator(ctx.actor) : isOfficerOf(ctx.actor, associationId),
  );
}

const ownedBy = (associationId: string | null) =>
  associationId === null ? isNull(credentials.associationId) : eq(credentials.associationId, associationId);

/** Makes a credential; its secret is answered here and never again. An association cannot give away reading everybody's record. */
export async function createCredential(
  ctx: Ctx,
  associationId: string | null,
  raw: unknown,
): Promise<{ key: string; secret: string }> {
  mustManage(ctx, associationId);
  const input = CredentialInput.parse(raw);
  const allowed: readonly Scope[] = associationId === null ? SCOPES : ASSOCIATION_SCOPES;
  if (!input.scopes.every((scope) => allowed.includes(scope)))
    throw new DomainError('invalid', {}, { scopes: 'choose_some' });
  const key = randomBytes(15).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  await ctx.db.transact(async (tx) => {
    await tx.insert(credentials).values({
      id: key,
      secretHash: hashOf(secret),
      name: input.name,
      associationId,
      scopes: input.scopes,
      perMinute: input.perMinute,
      createdAt: ctx.now,
      createdBy: ctx.actor?.id ?? null,
      expiresAt: input.days === null ? null : new Date(ctx.now.getTime() + input.days * 86_400_000),
    });
    await appendAudit(tx, ctx, 'xapi.credential-created', key, { scopes: input.scopes, associationId });
  });
  return { key, secret };
}

/** From the next request on it opens nothing. */
export async function revokeCredential(ctx: Ctx, associationId: string | null, key: string): Promise<void> {
  mustManage(ctx, associationId);
  await ctx.db.transact(async (tx) => {
    const [revoked] = await tx
      .update(credentials)
      .set({ revokedAt: ctx.now })
      .where(and(eq(credentials.id, key), ownedBy(associationId), isNull(credentials.revokedAt)))
      .returning();
    if (!revoked) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'xapi.credential-revoked', key, {});
  });
}

/** Credentials of an association or of the platform, the newest first, with when they were last used. */
export async function listCredentials(
  ctx: Ctx,
  associationId: string | null,
): Promise<(Credential & { lastUsedAt: Date | null })[]> {
  mustManage(ctx, associationId);
  const rows = await ctx.db.read
    .select()
    .from(credentials)
    .where(ownedBy(associationId))
    .orderBy(desc(credentials.createdAt));
  return Promise.all(
    rows.map(async ({ secretHash: _, ...row }) => {
      const [last] = await ctx.db.read
        .select({ minute: credentialUse.minute })
        .from(credentialUse)
        .where(eq(credentialUse.credentialId, row.id))
        .orderBy(desc(credentialUse.minute))
        .limit(1);
      return { ...row, lastUsedAt: last ? new Date(last.minute * MINUTE) : null };
    }),
  );
}

const MINUTE = 60_000;
const FLUSH_MS = 1000;
const KEEP_DAYS = 35;

/** Who a client is, and how often it came; `stop` writes down what is not written yet. */
export type Door = {
  /** Throws Refusal 401 or 429. */
  identify(authorization: string | undefined, now: Date): Promise<Client>;
  stop(): Promise<void>;
};

const unknown = () =>
  new Refusal(401, 'The key or the secret is wrong, or the credential has been revoked or has expired.', {
    'WWW-Authenticate': 'Basic realm="xAPI", charset="UTF-8"',
  });

/**
 * Opens the way in for clients. The row of a credential is read on each request, so that revoking is immediate; requests are
 * counted here and added to the row of the minute once a second, for all processes to see.
 */
export function openDoor({ db, settings: { appOrigin }, log }: Platform): Door {
  const counts = new Map<string, number>();
  const timer = setInterval(() => void flush(), FLUSH_MS).unref();

  async function flush(): Promise<void> {
    if (counts.size === 0) return;
    const taken = [...counts];
    counts.clear();
    await addUse(db, taken).catch((error: Error) =>
      log.warn({ error: error.message }, 'requests of the record store could not be counted'),
    );
  }

  return {
    async identify(authorization, now) {
      const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '') ?? [];
      if (encoded === undefined) throw unknown();
      const said = Buffer.from(encoded, 'base64').toString('utf8');
      const colon = said.indexOf(':');
      if (colon < 1) throw unknown();
      const row = await readCredential(db, said.slice(0, colon));
      // Also where there is no such key something is compared, so that both take as long.
      const right = timingSafeEqual(
        Buffer.from(hashOf(said.slice(colon + 1))),
        Buffer.from(row?.secretHash ?? '0'.repeat(64)),
      );
      if (!row || !right || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) throw unknown();
      const minute = minuteOf(now);
      const counter = `${row.id} ${minute}`;
      const here = (counts.get(counter) ?? 0) + 1;
      counts.set(counter, here);
      if (row.perMinute !== null && (await usedIn(db, row.id, minute)) + here > row.perMinute)
        throw new Refusal(429, `This credential may ask ${row.perMinute} times a minute.`, {
          'Retry-After': String(Math.ceil((MINUTE - (now.getTime() % MINUTE)) / 1000)),
        });
      const authority = {
        objectType: 'Agent',
        name: row.name,
        account: { homePage: appOrigin, name: `client:${row.id}` },
      };
      return {
        key: row.id,
        associationId: row.associationId,
        scopes: row.scopes as Scope[],
        authority,
        authorityKey: agentKey(authority)!,
      };
    },
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

const minuteOf = (now: Date): number => Math.floor(now.getTime() / MINUTE);

async function readCredential(db: Database, key: string) {
  const query = prepared(db.read, 'xapi_credential', (read) =>
    read
      .select({
        id: credentials.id,
        secretHash: credentials.secretHash,
        name: credentials.name,
        associationId: credentials.associationId,
        scopes: credentials.scopes,
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

const addUse = (db: Database, taken: [string, number][]): Promise<void> =>
  db.transact(async (tx) => {
    for (const [counter, requests] of taken) {
      const [credentialId = '', minute] = counter.split(' ');
      await tx
        .insert(credentialUse)
        .values({ credentialId, minute: Number(minute), requests })
        .onConflictDoUpdate({
          target: [credentialUse.credentialId, credentialUse.minute],
          set: { requests: sql`${credentialUse.requests} + ${requests}` },
        });
    }
  });

/** Counts are for limits and for "last used": after five weeks they say nothing any more. */
export const forgetOldUse = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await tx.delete(credentialUse).where(lt(credentialUse.minute, minuteOf(now) - KEEP_DAYS * 1440));
  });
