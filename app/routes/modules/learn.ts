import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { findPlace } from '#app/domains/modules/reading/find-place.server.ts';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const slug = args.params['slug']!;
    const { moduleId, page } = await findPlace(ctx, slug);
    throw redirect(urls.lessonPage(slug, moduleId, page));
  });
}
