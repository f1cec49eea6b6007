import { createReadableStreamFromReadable, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { isFresh } from '#app/domains/accounts/permissions.ts';
import { readExport } from '#app/domains/credits/exports/read-export.server.ts';
import { load } from '#app/http/load.server.ts';
import { tableResponse } from '#app/http/table-response.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { TABLE_FORMS } from '#app/platform/table-file.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { slug, exportId, format } = args.params;
    const association = await requireOwnAssociation(ctx, slug!);
    // A download has no page of its own: afterwards one is back at the list.
    if (!isFresh(ctx)) throw redirect(urls.confirmIdentity(urls.exports(association.slug)));
    const { document, table } = await readExport(ctx, association.id, exportId!);
    const form = TABLE_FORMS.find((each) => each === format);
    if (form) return tableResponse(table, form);
    if (format !== 'json') throw new DomainError('not_found');
    return new Response(createReadableStreamFromReadable(document.body()), {
      headers: {
        'Content-Type': 'application/json',
        'Content-Disposition': `attachment; filename="${document.fileName}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
