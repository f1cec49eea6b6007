import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { previewWish } from '#app/domains/modules/previews/preview-wish.ts';
import { readReviewPreview } from '#app/domains/modules/previews/read-review-preview.server.ts';
import { CoursePreview } from '#app/domains/modules/ui/course-preview.tsx';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const token = args.params['token']!;
    const wish = previewWish(new URL(args.request.url).searchParams);
    const { view, version } = await readReviewPreview(ctx, token, locale, wish);
    return { title: view.page.title ?? view.module.title, view, version, token };
  });
}

export default function Preview() {
  const { view, version, token } = useLoaderData<typeof loader>();
  return (
    <CoursePreview
      view={view}
      version={version}
      back={urls.review(token)}
      pageUrl={(wish) => urls.reviewCourse(token, wish)}
      pictureUrl={(hash) => urls.reviewPicture(token, hash)}
      fileUrl={(hash, document) => urls.reviewFile(token, hash, document)}
      packageUrl={(packageId) => urls.reviewPreview(token, packageId)}
    />
  );
}
