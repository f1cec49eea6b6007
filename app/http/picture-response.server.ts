import { createReadStream } from 'node:fs';
import { createReadableStreamFromReadable } from '@remix-run/node';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';

/** A picture that never changes, for its reader alone. `found` is null where they may not see it: throws `not_found`, also for what is no picture. */
export function pictureResponse(ctx: Ctx, hash: string, found: { type: string } | null): Response {
  if (!found?.type.startsWith('image/')) throw new DomainError('not_found');
  return new Response(createReadableStreamFromReadable(createReadStream(ctx.files.pathOf(hash))), {
    headers: { 'Content-Type': found.type, 'Cache-Control': 'private, max-age=31536000, immutable' },
  });
}
