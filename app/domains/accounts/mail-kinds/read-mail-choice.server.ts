import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { isMuted, readMailChoiceToken } from '#app/platform/mail-choices.server.ts';

/** Returns what the link at the end of a mail is about, to anybody who has the mail. Throws `not_found` for a link that is not ours. */
export async function readMailChoice(ctx: Ctx, token: string) {
  const choice = readMailChoiceToken(ctx, token);
  if (!choice) throw new DomainError('not_found');
  return { kind: choice.kind, muted: await isMuted(ctx.db.read, choice.recipient, choice.kind) };
}
