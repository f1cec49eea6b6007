import type { LoaderFunctionArgs } from '@remix-run/node';
import { readRecordingCaptions } from '#app/domains/webinars/recordings/read-recording-captions.server.ts';
import { load } from '#app/http/load.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const body = await readRecordingCaptions(ctx, args.params['slug']!, args.params['language']!);
    return new Response(body, { headers: { 'Content-Type': 'text/vtt; charset=utf-8' } });
  });
}
