import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Operator } from '#app/domains/accounts/ui/operator.tsx';
import { load } from '#app/http/load.server.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:help.title' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async ({ settings }) => ({ operator: settings.operator }));

export default function Help() {
  const { operator } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow flow" title={t('help.title')}>
      <section>
        <h2>{t('help.signIn')}</h2>
        <p>{t('help.signInText')}</p>
        <p>
          <a href={urls.forgot()}>{t('forgot.title')}</a>
        </p>
      </section>
      <section>
        <h2>{t('help.mail')}</h2>
        <p>{t('help.mailText')}</p>
        <p>
          <a href={urls.notifications()}>{t('notifications.title')}</a>
        </p>
      </section>
      <section>
        <h2>{t('help.credit')}</h2>
        <p>{t('help.creditText')}</p>
        <p>
          <a href={urls.credit()}>{t('credits:title')}</a>
        </p>
      </section>
      <section>
        <h2>{t('help.fault')}</h2>
        <p>{t('help.faultText')}</p>
      </section>
      <section>
        <h2>{t('help.contact')}</h2>
        <Operator operator={operator} />
        <p>
          <a href={urls.privacy()}>{t('privacy.title')}</a>
        </p>
      </section>
    </Page>
  );
}
