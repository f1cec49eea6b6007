import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { answersFile } from '#app/domains/scorm/trace/answers-file.server.ts';
import { answering } from '#app/http/context.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const kind = args.params['kind'] === 'questions' ? 'questions' : 'answers';
    const { name, lines } = await answersFile(ctx, args.params['packageId']!, kind);
    return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
