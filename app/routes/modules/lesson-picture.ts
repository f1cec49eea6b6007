import { createReadStream } from 'node:fs';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { findRenditionType } from '#app/domains/modules/media/find-rendition-type.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const hash = args.params['hash']!;
    const type = await findRenditionType(ctx, hash);
    if (!type) throw new DomainError('not_found');
    return new Response(createReadableStreamFromReadable(createReadStream(ctx.files.pathOf(hash))), {
      headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=31536000, immutable' },
    });
  });
}
