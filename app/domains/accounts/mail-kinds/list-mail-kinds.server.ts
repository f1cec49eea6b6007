import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listMutedKinds } from '#app/platform/mail-choices.server.ts';
import { MAIL_KINDS } from '#app/platform/mail-kinds.ts';

/** The kinds of mail that go to one's own address. */
export async function listMailKinds(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { email } = ctx.actor;
  const muted = await listMutedKinds(ctx.db.read, email);
  return { email, kinds: MAIL_KINDS.filter((kind) => !muted.includes(kind)) };
}
