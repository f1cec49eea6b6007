import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { totpSecrets } from '#db/schema/accounts.ts';
import { openText } from '#app/platform/sealed-text.server.ts';

export async function findPendingTotpSecret(ctx: Ctx, personId: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select()
    .from(totpSecrets)
    .where(and(eq(totpSecrets.personId, personId), isNull(totpSecrets.confirmedAt)));
  return row ? openText(ctx.keys.for('totp'), row.secret, personId) : null;
}
