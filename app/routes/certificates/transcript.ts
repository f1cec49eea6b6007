import type { LoaderFunctionArgs } from '@remix-run/node';
import { readOwnTranscript } from '#app/domains/certificates/read-own-transcript.server.ts';
import { renderTranscriptPdf } from '#app/domains/certificates/render-transcript-pdf.server.ts';
import { transcriptTable } from '#app/domains/certificates/transcript-table.ts';
import { load } from '#app/http/load.server.ts';
import { tableResponse } from '#app/http/table-response.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { TABLE_FORMS } from '#app/platform/table-file.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { programmeId, format } = args.params;
    const transcript = await readOwnTranscript(ctx, programmeId!, locale);
    const table = transcriptTable(transcript);
    const form = TABLE_FORMS.find((each) => each === format);
    if (form) return tableResponse(table, form);
    if (format !== 'pdf') throw new DomainError('not_found');
    const pdf = await renderTranscriptPdf(transcript, locale, ctx.settings.appOrigin);
    return new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${table.name}.pdf"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
