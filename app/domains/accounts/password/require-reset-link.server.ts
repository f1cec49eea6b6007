import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireLinkOwner } from '#app/domains/accounts/internal/mail-links.server.ts';

/** Throws `link_expired`. */
export async function requireResetLink(ctx: Ctx, token: string): Promise<void> {
  await requireLinkOwner(ctx.db.read, ctx.now, token, 'reset');
}
