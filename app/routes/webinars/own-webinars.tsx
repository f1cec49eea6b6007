import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isMentor } from '#app/domains/accounts/permissions.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { listOwnWebinars } from '#app/domains/webinars/schedule/list-own-webinars.server.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:own.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    mentor: isMentor(ctx.actor),
    webinars: (await listOwnWebinars(ctx)).map(({ webinar, offer }) => {
      const { title, language } = pickVariant(offer.variants, locale)!;
      const state = webinar.endedAt
        ? ('over' as const)
        : webinar.openedAt && webinar.state === 'announced'
          ? ('live' as const)
          : webinar.state;
      // One that was never begun is past as well, once its time is over.
      const isPast =
        state === 'over' || state === 'cancelled' || (state !== 'live' && webinar.endsAt < ctx.now);
      return { id: webinar.id, title, language, startsAt: webinar.startsAt, state, isPast };
    }),
  }));
}

export default function OwnWebinars() {
  const { mentor, webinars } = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  const format = useFormat();
  return (
    <Page
      className="flow"
      title={t('own.title')}
      lead={t('own.lead')}
      under={
        mentor && (
          <p className="cluster">
            <a className="button beacon" href={urls.newWebinar()}>
              {t('own.new')}
            </a>
            <a className="button" href={urls.topics()}>
              {t('catalogue:topics.title')}
            </a>
          </p>
        )
      }
    >
      {webinars.length === 0 && (
        <Empty title={t('own.none')}>
          <p>{t('own.noneHelp')}</p>
        </Empty>
      )}
      {[
        { name: t('own.coming'), shown: webinars.filter(({ isPast }) => !isPast).toReversed() },
        { name: t('own.past'), shown: webinars.filter(({ isPast }) => isPast) },
      ].map(
        ({ name, shown }) =>
          shown.length > 0 && (
            <section className="flow" key={name}>
              <h2>{name}</h2>
              <Rows>
                {shown.map((each) => (
                  <Row key={each.id} icon="live" level="h3" of={each} to={urls.ownWebinar(each.id)}>
                    <p className="small">
                      <Tag tone={each.state === 'live' ? 'danger' : undefined}>
                        {t(`state.${each.state}`)}
                      </Tag>{' '}
                      {format.dateTime(each.startsAt)}
                    </p>
                  </Row>
                ))}
              </Rows>
            </section>
          ),
      )}
    </Page>
  );
}
