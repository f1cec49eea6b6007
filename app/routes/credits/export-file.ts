import { createReadableStreamFromReadable, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { isFresh } from '#app/domains/accounts/permissions.ts';
import { readExport } from '#app/domains/credits/exports/read-export.server.ts';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { slug, exportId, format } = args.params;
    const association = await requireOwnAssociation(ctx, slug!);
    // A download has no page of its own: afterwards one is back at the list.
    if (!isFresh(ctx)) throw redirect(urls.confirmIdentity(urls.exports(association.slug)));
    const kind = format === 'csv' ? 'csv' : 'json';
    const { body, fileName } = await readExport(ctx, association.id, exportId!, kind);
    return new Response(createReadableStreamFromReadable(body), {
      headers: {
        'Content-Type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
