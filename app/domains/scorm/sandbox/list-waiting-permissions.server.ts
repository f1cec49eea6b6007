import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { WaitingAbove } from '#app/domains/credits/inbox/inbox-item.ts';
import { listPermissionRequests } from './list-permission-requests.server.ts';

/** For the inbox of an association: versions with packages whose authors ask for more, each once, where the actor may decide; for its officers. */
export async function listWaitingPermissions(ctx: Ctx, associationId: string): Promise<WaitingAbove[]> {
  const requests = (await listPermissionRequests(ctx, associationId)).filter(({ own }) => !own);
  const seen = new Set<string>();
  return requests.flatMap(({ packageId, versionId, title, language, asked }) => {
    if (seen.has(packageId) || seen.has(versionId)) return [];
    seen.add(packageId).add(versionId);
    return [{ kind: 'permission' as const, id: versionId, at: new Date(asked.askedAt), title, language }];
  });
}
