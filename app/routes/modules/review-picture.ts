import type { LoaderFunctionArgs } from '@remix-run/node';
import { findRendition } from '#app/domains/modules/media/find-rendition.server.ts';
import { load } from '#app/http/load.server.ts';
import { pictureResponse } from '#app/http/picture-response.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { token = '', hash = '' } = args.params;
    return pictureResponse(ctx, hash, await findRendition(ctx, hash, { reviewToken: token }));
  });
}
