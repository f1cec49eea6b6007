import type { Ctx } from '../accounts/ctx.ts';
import { createCredential, listCredentials, revokeCredential } from './credentials.server.ts';
import { createForward, isMove, listForwards, moveForward, retryRefused } from './forwarding.server.ts';

type Made = { name: string; key: string; secret: string };

/** Keys and forwards of an association, or of the platform (`associationId` null); each list authorises by itself. */
export const readTools = async (ctx: Ctx, associationId: string | null) => ({
  now: ctx.now.toISOString(),
  credentials: await listCredentials(ctx, associationId),
  forwards: await listForwards(ctx, associationId),
});

/** What the forms of the page of tools ask for; answers a new key with its secret, this once. Each verb authorises by itself. */
export async function manageTools(
  ctx: Ctx,
  associationId: string | null,
  values: Record<string, string | string[]>,
): Promise<Made | null> {
  const said = (name: string) => String(values[name] ?? '');
  const intent = said('intent');
  if (intent === 'revoke') await revokeCredential(ctx, associationId, said('key'));
  else if (intent === 'forward') await createForward(ctx, values);
  else if (intent === 'retry') await retryRefused(ctx, said('forwardId'));
  else if (isMove(intent)) await moveForward(ctx, said('forwardId'), intent);
  else return { name: said('name').trim(), ...(await createCredential(ctx, associationId, values)) };
  return null;
}
