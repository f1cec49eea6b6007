import type { Ctx } from '../accounts/ctx.ts';
import { createCredential, listCredentials, revokeCredential } from './credentials.server.ts';
import {
  createForward,
  isMove,
  listForwards,
  moveForward,
  requireForward,
  retryRefused,
} from './forwarding.server.ts';

type Made = { name: string; key: string; secret: string };

/** Keys and forwards of an association, or of the platform (`associationId` null); each list authorises by itself. */
export const readTools = async (ctx: Ctx, associationId: string | null) => ({
  now: ctx.now.toISOString(),
  credentials: await listCredentials(ctx, associationId),
  forwards: await listForwards(ctx, associationId),
});

/**
 * What the forms of the page of tools ask for; answers a new key with its secret, this once. Each verb authorises by itself, and a
 * page acts on what it lists and nothing else.
 */
export async function manageTools(
  ctx: Ctx,
  associationId: string | null,
  values: Record<string, string | string[]>,
): Promise<Made | null> {
  const said = (name: string) => String(values[name] ?? '');
  const intent = said('intent');
  if (intent === 'revoke') await revokeCredential(ctx, associationId, said('key'));
  else if (intent === 'forward') await createForward(ctx, values);
  else if (intent === 'retry' || isMove(intent)) {
    const { id } = await requireForward(ctx, associationId, said('forwardId'));
    await (intent === 'retry' ? retryRefused(ctx, id) : moveForward(ctx, id, intent));
  } else return { name: said('name').trim(), ...(await createCredential(ctx, associationId, values)) };
  return null;
}
