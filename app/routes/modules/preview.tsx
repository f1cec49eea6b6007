import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { previewWish } from '#app/domains/modules/previews/preview-wish.ts';
import { readPreview } from '#app/domains/modules/previews/read-preview.server.ts';
import { CoursePreview } from '#app/domains/modules/ui/course-preview.tsx';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const wish = previewWish(new URL(args.request.url).searchParams);
    const { view, version, own, courseId } = await readPreview(ctx, args.params['versionId']!, wish);
    const title = view.page.title ?? view.module.title;
    return { title, view, version, back: own ? urls.ownCourse(courseId) : urls.home() };
  });
}

export default function Preview() {
  const { view, version, back } = useLoaderData<typeof loader>();
  return (
    <CoursePreview
      view={view}
      version={version}
      back={back}
      pageUrl={(wish) => urls.coursePreview(version.id, wish)}
      pictureUrl={urls.lessonPicture}
      fileUrl={urls.lessonFile}
      packageUrl={urls.preview}
    />
  );
}
