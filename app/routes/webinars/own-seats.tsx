import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { showWebinars } from '#app/domains/webinars/schedule/show-webinars.server.ts';
import { listOwnSeats } from '#app/domains/webinars/seats/list-own-seats.server.ts';
import { WebinarRows } from '#app/domains/webinars/ui/webinar-rows.tsx';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.ownSeats' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    seats: await showWebinars(ctx, await listOwnSeats(ctx), locale),
  }));
}

export default function OwnSeats() {
  const { seats } = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  return (
    <Page className="flow" title={t('common:shell.ownSeats')} lead={t('seatsLead')}>
      <WebinarRows
        rows={seats}
        empty={
          <Empty title={t('seatsNone')}>
            <a className="button" href={urls.webinars()}>
              {t('seatsFind')}
            </a>
          </Empty>
        }
      />
    </Page>
  );
}
