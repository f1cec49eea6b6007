import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sendStored } from './send-stored.server.ts';

type Found = { name: string; kind: string; type: string };

/**
 * A recording or its captions, in ranges; a document, which is always a download, and sandboxed should a browser open it all the same.
 * `found` is null where the reader may not see it: throws `not_found`, also for pictures, which have an address of their own.
 */
export async function lessonFileResponse(
  { files }: Ctx,
  request: Request,
  hash: string,
  found: Found | null,
): Promise<Response> {
  if (!found || found.type.startsWith('image/')) throw new DomainError('not_found');
  // Without the folder of its language.
  const name = encodeURIComponent(found.name.split('/').at(-1)!);
  return sendStored(request, files.pathOf(hash), hash, {
    'Content-Type': found.type,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=31536000, immutable',
    ...(found.kind === 'document' && {
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    }),
  });
}
