import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findNextInInbox } from '#app/domains/credits/inbox/find-next-in-inbox.server.ts';
import type { InboxItem, Waiting } from '#app/domains/credits/inbox/inbox-item.ts';
import { listWaitingPermissions } from './list-waiting-permissions.server.ts';

/** What comes after something in the whole inbox of an association, with the permissions that packages ask for; null where nothing else waits. For its officers. */
export const findNextWaiting = async (
  ctx: Ctx,
  associationId: string,
  after: Pick<Waiting, 'id' | 'at'>,
): Promise<InboxItem | null> =>
  findNextInInbox(ctx, associationId, after, await listWaitingPermissions(ctx, associationId));
