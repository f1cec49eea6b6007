import type { LoaderFunctionArgs } from '@remix-run/node';
import { findRendition } from '#app/domains/modules/media/find-rendition.server.ts';
import { load } from '#app/http/load.server.ts';
import { lessonFileResponse } from '#app/http/lesson-file-response.server.ts';

/** As a learner gets it, for a reviewer by the mailed link. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { token = '', hash = '' } = args.params;
    const document = new URL(args.request.url).searchParams.get('document');
    const found = await findRendition(ctx, hash, { document, reviewToken: token });
    return lessonFileResponse(ctx, args.request, hash, found);
  });
}
