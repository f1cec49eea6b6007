import { randomBytes } from 'node:crypto';
import { and, ne, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { readRegisteredPrefixes } from '#app/domains/xapi/internal/registered-prefixes.server.ts';
import { mustManageCredentials } from '#app/domains/xapi/permissions.ts';
import { ASSOCIATION_SCOPES, CredentialInput } from '#app/domains/xapi/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { activities, credentials } from '#db/schema/xapi.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { isUnderPrefix } from './bounds.ts';
import { SCOPES, type Scope, ownerOfCredential } from './client.ts';

/** Prefixes are nobody else's: neither registered to somebody else's credential, nor of activities that somebody else defined. */
async function requireFreePrefixes(ctx: Ctx, prefixes: string[], owner: string): Promise<void> {
  const { appOrigin } = ctx.settings;
  if (prefixes.some((prefix) => isUnderPrefix(prefix, appOrigin) || isUnderPrefix(appOrigin, prefix)))
    throw new DomainError('invalid', {}, { prefixes: 'prefix_ours' });
  const registered = await readRegisteredPrefixes(ctx.db.read, ctx.now);
  for (const prefix of prefixes) {
    const isTaken = registered.some(
      (each) =>
        each.owner !== owner && (isUnderPrefix(each.prefix, prefix) || isUnderPrefix(prefix, each.prefix)),
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

/** Random text of `bytes` bytes. It does not begin with a hyphen: on a command line it would be taken for an option. */
function randomWord(bytes: number): string {
  const text = randomBytes(bytes).toString('base64url');
  return text.startsWith('-') ? randomWord(bytes) : text;
}

/**
 * Creates a credential; its secret is returned here and never again. An association cannot grant reading everybody's record.
 */
export async function createCredential(
  ctx: Ctx,
  associationId: string | null,
  raw: unknown,
): Promise<{ key: string; secret: string }> {
  mustManageCredentials(ctx, associationId);
  mustBeFresh(ctx);
  const input = CredentialInput.parse(raw);
  const allowed: readonly Scope[] = associationId === null ? SCOPES : ASSOCIATION_SCOPES;
  if (!input.scopes.every((scope) => allowed.includes(scope)))
    throw new DomainError('invalid', {}, { scopes: 'choose_some' });
  await requireFreePrefixes(ctx, input.prefixes, ownerOfCredential({ associationId }));
  const [key, secret] = [randomWord(15), randomWord(32)];
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
      expiresAt: input.days === null ? null : new Date(ctx.now.getTime() + input.days * DAY_MS),
    });
    await appendAudit(tx, ctx, 'xapi.credential-created', key, {
      scopes: input.scopes,
      prefixes: input.prefixes,
      associationId,
    });
  });
  return { key, secret };
}
