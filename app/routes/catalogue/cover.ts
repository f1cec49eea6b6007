import type { LoaderFunctionArgs } from '@remix-run/node';
import { createReadStream } from 'node:fs';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { findCoverType } from '#app/domains/catalogue/courses/find-cover-type.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const hash = args.params['hash']!;
    const type = await findCoverType(ctx, hash);
    if (!type) throw new DomainError('not_found');
    const body = createReadableStreamFromReadable(createReadStream(ctx.files.pathOf(hash)));
    return new Response(body, {
      headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' },
    });
  });
}
