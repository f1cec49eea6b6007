import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPicture } from '#app/domains/consultations/pictures/read-picture.server.ts';
import { load } from '#app/http/load.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { type, body } = await readPicture(ctx, args.params['caseId']!, args.params['pictureId']!);
    return new Response(new Uint8Array(body), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': 'inline',
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
