import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeForwardState } from '#app/domains/xapi/forwarding/change-forward-state.server.ts';
import { createForward } from '#app/domains/xapi/forwarding/create-forward.server.ts';
import { isForwardAction } from '#app/domains/xapi/forwarding/forward-action.ts';
import { requireForward } from '#app/domains/xapi/forwarding/require-forward.server.ts';
import { retryRefusedStatements } from '#app/domains/xapi/forwarding/retry-refused-statements.server.ts';
import { createCredential } from './create-credential.server.ts';
import { revokeCredential } from './revoke-credential.server.ts';

type CreatedCredential = { name: string; key: string; secret: string };

/**
 * Verbs by intent of the forms on the page of tools; a new key is returned with its secret, this once. Each verb authorises by
 * itself, and a page acts on what it lists and nothing else.
 */
export async function manageTools(
  ctx: Ctx,
  associationId: string | null,
  values: Record<string, string | string[]>,
): Promise<CreatedCredential | null> {
  const said = (name: string) => String(values[name] ?? '');
  const intent = said('intent');
  if (intent === 'revoke') await revokeCredential(ctx, associationId, said('key'));
  else if (intent === 'forward') await createForward(ctx, values);
  else if (intent === 'retry' || isForwardAction(intent)) {
    const { id } = await requireForward(ctx, associationId, said('forwardId'));
    await (intent === 'retry' ? retryRefusedStatements(ctx, id) : changeForwardState(ctx, id, intent));
  } else return { name: said('name').trim(), ...(await createCredential(ctx, associationId, values)) };
  return null;
}
