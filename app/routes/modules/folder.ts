import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { zipCourse } from '#app/domains/modules/sources/zip-course.server.ts';
import { load } from '#app/http/load.server.ts';

/** The folder of a native course, for its author to download. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { name, stream } = await zipCourse(ctx, args.params['courseId']!);
    return new Response(createReadableStreamFromReadable(stream), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
