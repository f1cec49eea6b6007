import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { PasskeyNameInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { passkeys } from '#db/schema/accounts.ts';

export async function renamePasskey(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { passkeyId, name } = PasskeyNameInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const renamed = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.personId, actor.id)))
      .returning();
    if (renamed.length === 0) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'accounts.passkey-renamed', actor.opaqueId, { passkeyId, name });
  });
}
