import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  mayTakeEffect,
  requireEmailChange,
  takeEffectIn,
} from '#app/domains/accounts/internal/email-change.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { EmailLinkInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { emailChanges } from '#db/schema/accounts.ts';

/**
 * The owner of a mailbox confirms the change of address, which takes effect with the second of them, or refuses it. Who refuses it at the old address
 * did not ask for it: the person who did knows the password, so every session ends. Throws as `readEmailLink`.
 */
export async function answerEmailLink(
  ctx: Ctx,
  token: string,
  raw: unknown,
): Promise<'changed' | 'waiting' | 'refused'> {
  const { answer } = EmailLinkInput.parse(raw);
  return ctx.db.transact(async (tx) => {
    const { change, person, side } = await requireEmailChange(tx, ctx, token);
    const own = eq(emailChanges.personId, person.id);
    const by = { now: ctx.now, actor: person };
    if (answer === 'refuse') {
      await tx.delete(emailChanges).where(own);
      if (side === 'old') await endAllSessionsIn(tx, ctx.now, person.id);
      await appendAudit(tx, by, 'accounts.email-change-refused', person.opaqueId, { side, to: change.email });
      return 'refused';
    }
    const confirmed = { ...change, [side === 'new' ? 'newConfirmedAt' : 'oldConfirmedAt']: ctx.now };
    await tx.update(emailChanges).set(confirmed).where(own);
    await appendAudit(tx, by, 'accounts.email-change-confirmed', person.opaqueId, { side });
    if (!mayTakeEffect(confirmed, ctx.now)) return 'waiting';
    await takeEffectIn(tx, ctx, confirmed, person);
    return 'changed';
  });
}
