import type { LoaderFunctionArgs } from '@remix-run/node';
import { findRendition } from '#app/domains/modules/media/find-rendition.server.ts';
import { load } from '#app/http/load.server.ts';
import { lessonFileResponse } from '#app/http/lesson-file-response.server.ts';

/** A recording, its captions, or a document. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const hash = args.params['hash']!;
    const document = new URL(args.request.url).searchParams.get('document');
    return lessonFileResponse(ctx, args.request, hash, await findRendition(ctx, hash, { document }));
  });
}
