import { createReadableStreamFromReadable } from '@remix-run/node';
import { type Table, TABLE_FORMS, type TableForm, tableFile } from '#app/platform/table-file.server.ts';

/** The form of a table that an address asks for by `?format=`; CSV where it names none, as before there were two. */
export function tableFormOf(request: Request): TableForm {
  const asked = new URL(request.url).searchParams.get('format');
  return TABLE_FORMS.find((form) => form === asked) ?? 'csv';
}

/** A table as a download that stays with whoever may read it. */
export function tableResponse(table: Table, form: TableForm): Response {
  const { fileName, type, body } = tableFile(table, form);
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
