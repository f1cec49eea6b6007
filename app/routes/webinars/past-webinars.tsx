import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listPastWebinars } from '#app/domains/webinars/schedule/list-past-webinars.server.ts';
import { showWebinars } from '#app/domains/webinars/schedule/show-webinars.server.ts';
import { WebinarRows } from '#app/domains/webinars/ui/webinar-rows.tsx';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:pastTitle' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    past: await showWebinars(ctx, await listPastWebinars(ctx), locale),
  }));
}

export default function PastWebinars() {
  const { past } = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  return (
    <Page className="flow" title={t('pastTitle')} lead={t('pastLead')}>
      <WebinarRows
        rows={past}
        empty={
          <Empty title={t('pastNone')}>
            <a className="button" href={urls.webinars()}>
              {t('common:shell.coming')}
            </a>
          </Empty>
        }
      />
    </Page>
  );
}
