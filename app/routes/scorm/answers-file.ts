import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { exportAnswers } from '#app/domains/scorm/trace/export-answers.server.ts';
import { load } from '#app/http/load.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const kind = args.params['kind'] === 'questions' ? 'questions' : 'answers';
    const { name, lines } = await exportAnswers(ctx, args.params['packageId']!, kind);
    return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
