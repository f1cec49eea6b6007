import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { startPreview } from '#app/domains/scorm/previews/start-preview.server.ts';
import { PreviewFrame } from '#app/domains/scorm/ui/preview-frame.tsx';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const packageId = args.params['packageId']!;
    const { own, ...preview } = await startPreview(ctx, packageId, locale);
    return { ...preview, back: urls.home(), allow: own ? urls.package(packageId) : null };
  });
}

export default function Preview() {
  return <PreviewFrame {...useLoaderData<typeof loader>()} />;
}
