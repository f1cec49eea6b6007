import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { requireOwnAssociation } from '#app/domains/accounts/memberships.server.ts';
import { readExport } from '#app/domains/credits/exports.server.ts';
import { answering } from '#app/http/context.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const { slug, exportId, format } = args.params;
    const association = await requireOwnAssociation(ctx, slug!);
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
