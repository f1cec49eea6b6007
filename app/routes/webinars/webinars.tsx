import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listUpcomingWebinars } from '#app/domains/webinars/schedule/list-upcoming-webinars.server.ts';
import { showWebinars } from '#app/domains/webinars/schedule/show-webinars.server.ts';
import { WebinarRows } from '#app/domains/webinars/ui/webinar-rows.tsx';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    isSignedIn: ctx.actor !== null,
    coming: await showWebinars(ctx, await listUpcomingWebinars(ctx), locale),
  }));
}

export default function Webinars() {
  const { coming, isSignedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  return (
    <Page className="flow" title={t('title')} lead={t('lead')}>
      <WebinarRows
        rows={coming}
        empty={
          <Empty title={t('none')}>
            <p>{t('noneHelp')}</p>
          </Empty>
        }
      />
      {!isSignedIn && (
        <p>
          <a href={urls.pastWebinars()}>{t('pastTitle')}</a>
        </p>
      )}
    </Page>
  );
}
