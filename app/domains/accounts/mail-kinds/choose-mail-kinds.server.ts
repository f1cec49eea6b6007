import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { MailKindsInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { setMutedIn } from '#app/platform/mail-choices.server.ts';
import { MAIL_KINDS } from '#app/platform/mail-kinds.ts';

/** From now on mails of these `kinds` go to one's own address, and none of the others. */
export async function chooseMailKinds(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { kinds } = MailKindsInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    for (const kind of MAIL_KINDS) await setMutedIn(tx, actor.email, kind, !kinds.includes(kind));
    await appendAudit(tx, ctx, 'accounts.mail-kinds-chosen', actor.opaqueId, { kinds });
  });
}
