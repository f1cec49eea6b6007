import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNull, lt, ne, sql } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Database } from '#db/database.ts';
import { activities, credentials, credentialUse } from '#db/schema/xapi.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAdministrator, isOfficerOf, mustBeAllowed, mustBeFresh } from '../accounts/permissions.ts';
import { isUnder } from './bounds.ts';
import { ownerOf, type Scope, SCOPES } from './client.ts';
import { readPrefixes } from './internal/prefixes.server.ts';
import { ASSOCIATION_SCOPES, CredentialInput } from './schemas.ts';

export type Credential = Omit<typeof credentials.$inferSelect, 'secretHash'>;

const MINUTE = 60_000;
const KEEP_DAYS = 35;

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

/** Prefixes are nobody else's: neither registered to somebody else's credential, nor of activities that somebody else defined. */
async function mustBeFree(ctx: Ctx, prefixes: string[], owner: string): Promise<void> {
  const { appOrigin } = ctx.settings;
  if (prefixes.some((prefix) => isUnder(prefix, appOrigin) || isUnder(appOrigin, prefix)))
    throw new DomainError('invalid', {}, { prefixes: 'prefix_ours' });
  const registered = await readPrefixes(ctx.db.read, ctx.now);
  for (const prefix of prefixes) {
    const isTaken = registered.some(
      (each) => each.owner !== owner && (isUnder(each.prefix, prefix) || isUnder(prefix, each.prefix)),
    );
    const [defined] = await ctx.db.read
      .select({ iri: activities.iri })
      .from(activities)
      .where(
        and(
          sql`substr(${activities.iri}, 1, ${Array.from(prefix).length}) = ${prefix}`,
          ne(activities.owner, owner),
        ),
      )
      .limit(1);
    if (isTaken || defined) throw new DomainError('invalid', {}, { prefixes: 'prefix_taken' });
  }
}

/** Makes a credential; its secret is answered here and never again. An association cannot give away reading everybody's record. */
export async function createCredential(
  ctx: Ctx,
  associationId: string | null,
  raw: unknown,
): Promise<{ key: string; secret: string }> {
  mustManage(ctx, associationId);
  mustBeFresh(ctx);
  const input = CredentialInput.parse(raw);
  const allowed: readonly Scope[] = associationId === null ? SCOPES : ASSOCIATION_SCOPES;
  if (!input.scopes.every((scope) => allowed.includes(scope)))
    throw new DomainError('invalid', {}, { scopes: 'choose_some' });
  await mustBeFree(ctx, input.prefixes, ownerOf({ associationId }));
  const key = randomBytes(15).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  await ctx.db.transact(async (tx) => {
    await tx.insert(credentials).values({
      id: key,
      secretHash: sha256(secret),
      name: input.name,
      associationId,
      scopes: input.scopes,
      prefixes: input.prefixes.length > 0 ? input.prefixes : null,
      perMinute: input.perMinute,
      createdAt: ctx.now,
      createdBy: ctx.actor?.id ?? null,
      expiresAt: input.days === null ? null : new Date(ctx.now.getTime() + input.days * 86_400_000),
    });
    await appendAudit(tx, ctx, 'xapi.credential-created', key, {
      scopes: input.scopes,
      prefixes: input.prefixes,
      associationId,
    });
  });
  return { key, secret };
}

/** From the next request on it opens nothing. */
export async function revokeCredential(ctx: Ctx, associationId: string | null, key: string): Promise<void> {
  mustManage(ctx, associationId);
  mustBeFresh(ctx);
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

/** Counts are for limits and for "last used": after five weeks they say nothing any more. */
export const forgetOldUse = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await tx
      .delete(credentialUse)
      .where(lt(credentialUse.minute, Math.floor(now.getTime() / MINUTE) - KEEP_DAYS * 1440));
  });
