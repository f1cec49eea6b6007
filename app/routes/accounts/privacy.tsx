import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Operator } from '#app/domains/accounts/ui/operator.tsx';
import { load } from '#app/http/load.server.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:privacy.title' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, async ({ settings }) => ({ operator: settings.operator, mux: settings.mux !== null }));

const STORED = ['account', 'signIn', 'learning', 'credit', 'colleagues', 'trace'] as const;
const SEEN_BY = ['officers', 'authors', 'colleagues', 'administrators', 'checkers'] as const;
const KEPT = ['short', 'cases', 'career', 'rest'] as const;

export default function Privacy() {
  const { operator, mux } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow flow" title={t('privacy.title')} lead={t('privacy.lead')}>
      <section>
        <h2>{t('privacy.who')}</h2>
        <Operator operator={operator} />
      </section>
      <section>
        <h2>{t('privacy.what')}</h2>
        <ul className="list">
          {STORED.map((each) => (
            <li key={each}>{t(`privacy.stored.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('privacy.why')}</h2>
        <p>{t('privacy.whyText')}</p>
      </section>
      <section>
        <h2>{t('privacy.sees')}</h2>
        <ul className="list">
          {SEEN_BY.map((each) => (
            <li key={each}>{t(`privacy.seenBy.${each}`)}</li>
          ))}
          {mux && <li>{t('privacy.mux')}</li>}
        </ul>
      </section>
      <section>
        <h2>{t('privacy.howLong')}</h2>
        <ul className="list">
          {KEPT.map((each) => (
            <li key={each}>{t(`privacy.kept.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('privacy.rights')}</h2>
        <p>{t('privacy.rightsText')}</p>
        <ul className="links">
          <li>
            <a href={urls.record()}>{t('profile.record')}</a>
          </li>
          <li>
            <a href={urls.notifications()}>{t('notifications.title')}</a>
          </li>
          <li>
            <a href={urls.deleteAccount()}>{t('erasure.title')}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t('privacy.cookies')}</h2>
        <p>{t('privacy.cookiesText')}</p>
      </section>
    </Page>
  );
}
