import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOwnedBy } from '#app/domains/xapi/internal/credential-owner.server.ts';
import { USE_MINUTE_MS } from '#app/domains/xapi/internal/credential-use.server.ts';
import { mustManageCredentials } from '#app/domains/xapi/permissions.ts';
import { credentialUse, credentials } from '#db/schema/xapi.ts';

export type Credential = Omit<typeof credentials.$inferSelect, 'secretHash'>;

/** Credentials of an association or of the platform, the newest first, with when they were last used. */
export async function listCredentials(
  ctx: Ctx,
  associationId: string | null,
): Promise<(Credential & { lastUsedAt: Date | null })[]> {
  mustManageCredentials(ctx, associationId);
  const rows = await ctx.db.read
    .select()
    .from(credentials)
    .where(isOwnedBy(associationId))
    .orderBy(desc(credentials.createdAt));
  return Promise.all(
    rows.map(async ({ secretHash: _, ...row }) => {
      const [last] = await ctx.db.read
        .select({ minute: credentialUse.minute })
        .from(credentialUse)
        .where(eq(credentialUse.credentialId, row.id))
        .orderBy(desc(credentialUse.minute))
        .limit(1);
      return { ...row, lastUsedAt: last ? new Date(last.minute * USE_MINUTE_MS) : null };
    }),
  );
}
