import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { listMails } from '#app/platform/mail.server.ts';

/** Demonstration mode only: elsewhere mail is nobody's but its reader's. */
export async function listDemonstrationMails(ctx: Ctx) {
  if (!ctx.settings.demonstration) throw new DomainError('not_found');
  return listMails(ctx.db);
}
