import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { isOwnedBy } from '#app/domains/xapi/internal/credential-owner.server.ts';
import { mustManageCredentials } from '#app/domains/xapi/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { credentials } from '#db/schema/xapi.ts';

/** From the next request on it opens nothing. */
export async function revokeCredential(ctx: Ctx, associationId: string | null, key: string): Promise<void> {
  mustManageCredentials(ctx, associationId);
  mustBeFresh(ctx);
  await ctx.db.transact(async (tx) => {
    const [revoked] = await tx
      .update(credentials)
      .set({ revokedAt: ctx.now })
      .where(and(eq(credentials.id, key), isOwnedBy(associationId), isNull(credentials.revokedAt)))
      .returning();
    if (!revoked) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'xapi.credential-revoked', key, {});
  });
}
