import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { startReviewPreview } from '#app/domains/scorm/previews/start-review-preview.server.ts';
import { PreviewFrame } from '#app/domains/scorm/ui/preview-frame.tsx';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    ...(await startReviewPreview(ctx, args.params['token']!, args.params['packageId']!, locale)),
    back: urls.review(args.params['token']!),
    allow: null,
  }));
}

export default function Preview() {
  return <PreviewFrame {...useLoaderData<typeof loader>()} />;
}
