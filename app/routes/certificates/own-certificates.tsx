import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listOwnCertificates } from '#app/domains/certificates/list-own-certificates.server.ts';
import { OwnCertificates } from '#app/domains/certificates/ui/own-certificates.tsx';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Page } from '#app/ui/page.tsx';

export const handle = { title: 'credits:certificates' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return { name: ctx.actor.name, certificates: await listOwnCertificates(ctx) };
  });
}

export default function OwnCertificatesPage() {
  const { name, certificates } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  return (
    <Page className="flow" title={t('certificates')} under={<p className="print-only">{name}</p>}>
      <OwnCertificates certificates={certificates} name={name} />
    </Page>
  );
}
