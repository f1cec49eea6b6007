import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { quotaOf } from '#app/platform/quotas.server.ts';
import { bytesOf } from '#db/file-references.ts';

/** Size of the person's own files, and their quota, in bytes. */
export async function readOwnStorage(ctx: Ctx): Promise<{ used: number; quota: number }> {
  mustBeSignedIn(ctx);
  const own = uploadOwner(ctx.actor);
  return { used: await bytesOf(ctx.db.read, own), quota: await quotaOf(ctx.db.read, ctx.settings, own) };
}
