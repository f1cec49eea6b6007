import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { buildPackage } from '#app/domains/modules/packages/build-package.server.ts';
import { PACKAGE_STANDARDS } from '#app/domains/modules/packages/package-data.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** A native course as a package, for its author to download. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const query = new URL(args.request.url).searchParams;
    const asked = query.get('standard') ?? 'scorm-2004';
    const standard = PACKAGE_STANDARDS.find((each) => each === asked);
    if (!standard) throw new DomainError('not_found');
    const { name, stream } = await buildPackage(ctx, args.params['courseId']!, {
      standard,
      language: query.get('language') || null,
      moduleId: query.get('module') || null,
    });
    return new Response(createReadableStreamFromReadable(stream), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
