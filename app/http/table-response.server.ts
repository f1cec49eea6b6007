import { createReadableStreamFromReadable } from '@remix-run/node';
import { type Table, TABLE_FORMS, type TableForm, tableFile } from '#app/platform/table-file.server.ts';

/** File format of a table from `?format=`; CSV by default, for older addresses. */
export function tableFormOf(request: Request): TableForm {
  const asked = new URL(request.url).searchParams.get('format');
  return TABLE_FORMS.find((form) => form === asked) ?? 'csv';
}

/** A table as a download that no cache keeps. */
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
