import { createReadStream } from 'node:fs';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** An evidence file: always a download, and sandboxed should a browser open it all the same. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { fileHash, fileName, fileType } = await readExternalActivity(ctx, args.params['activityId']!);
    if (!fileHash) throw new DomainError('not_found');
    const stream = createReadStream(ctx.files.pathOf(fileHash));
    return new Response(createReadableStreamFromReadable(stream), {
      headers: {
        'Content-Type': fileType!,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName!)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
