import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { clearForwardCache } from '#app/domains/xapi/internal/forwarding-queue.server.ts';
import { sealText } from '#app/platform/sealed-text.server.ts';
import { ForwardInput } from '#app/domains/xapi/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations } from '#db/schema/accounts.ts';
import { forwards } from '#db/schema/xapi.ts';

/**
 * Starts to forward new statements about an association's members. Only an administrator: the server will connect to whatever
 * address is given here.
 */
export async function createForward(ctx: Ctx, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  mustBeFresh(ctx);
  const input = ForwardInput.parse(raw);
  if (!ctx.settings.demonstration && !input.endpoint.startsWith('https:'))
    throw new DomainError('invalid', {}, { endpoint: 'https_address' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [association] = await tx
      .select({ id: associations.id })
      .from(associations)
      .where(eq(associations.id, input.associationId));
    if (!association) throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    const { password, ...rest } = input;
    await tx.insert(forwards).values({
      id,
      ...rest,
      password: sealText(ctx.keys.for('forwards'), password),
      state: 'on',
      createdAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'xapi.forward-created', id, rest);
  });
  clearForwardCache(ctx.db);
  return id;
}
