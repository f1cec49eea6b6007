import type { LoaderFunctionArgs } from '@remix-run/node';
import { listCertifiedProgrammes } from '#app/domains/certificates/list-certified-programmes.server.ts';
import { readOwnCertificate } from '#app/domains/certificates/read-own-certificate.server.ts';
import { renderCertificatePdf } from '#app/domains/certificates/render-certificate-pdf.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { load } from '#app/http/load.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const certificate = await readOwnCertificate(ctx, args.params['certificateId']!);
    // An invalid certificate is not served; the check of its code still says so.
    if (certificate.revocation) throw new DomainError('certificate_revoked');
    if (certificate.supersededAt) throw new DomainError('certificate_superseded');
    const pdf = await renderCertificatePdf(certificate, {
      locale,
      appOrigin: ctx.settings.appOrigin,
      programmeIds: await listCertifiedProgrammes(ctx),
    });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="majakka-${certificate.row.code}.pdf"`,
      },
    });
  });
}
