import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { totpSecrets } from '#db/schema/accounts.ts';
import { decryptSecret } from './totp.server.ts';

export async function findPendingTotpSecret(ctx: Ctx, personId: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select()
    .from(totpSecrets)
    .where(and(eq(totpSecrets.personId, personId), isNull(totpSecrets.confirmedAt)));
  return row ? decryptSecret(ctx.keys.for('totp'), personId, row.secret) : null;
}
