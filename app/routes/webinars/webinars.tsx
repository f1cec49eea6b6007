import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import type { CreditOffer } from '#app/domains/credits/accreditation/credit-offer.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { CreditBadge } from '#app/domains/credits/ui/credit-badge.tsx';
import { isMentor } from '#app/domains/accounts/permissions.ts';
import { listPastWebinars } from '#app/domains/webinars/schedule/list-past-webinars.server.ts';
import { listUpcomingWebinars } from '#app/domains/webinars/schedule/list-upcoming-webinars.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { LanguageTags } from '#app/ui/language-tags.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const [coming, past] = [await listUpcomingWebinars(ctx), await listPastWebinars(ctx)];
    const offered = await readCreditOffers(
      ctx,
      [...coming, ...past].map(({ offer }) => offer.version.id),
    );
    const shown = ({ webinar, offer }: WebinarWithCourse) => {
      const { title, summary, language } = pickVariant(offer.variants, locale)!;
      return {
        slug: offer.course.slug,
        title,
        summary,
        language,
        startsAt: webinar.startsAt,
        minutes: offer.version.minutes,
        languages: offer.variants.map((each) => each.language),
        live: webinar.openedAt !== null && webinar.endedAt === null,
        credit: offered.get(offer.version.id) ?? null,
      };
    };
    return { coming: coming.map(shown), past: past.map(shown), mentor: isMentor(ctx.actor) };
  });
}

type ListedWebinar = {
  slug: string;
  title: string;
  summary: string;
  language: string;
  startsAt: string | Date;
  minutes: number;
  languages: string[];
  live: boolean;
  credit: CreditOffer | null;
};

export default function Webinars() {
  const { coming, past, mentor } = useLoaderData<typeof loader>();
  const { t } = useTranslation('webinars');
  return (
    <Page
      className="flow"
      title={t('title')}
      lead={t('lead')}
      under={
        mentor && (
          <p>
            <a href={urls.mentor()}>{t('own.title')}</a>
          </p>
        )
      }
    >
      <section className="flow">
        <h2>{t('coming')}</h2>
        {coming.length === 0 && (
          <Empty level="h3" title={t('none')}>
            <p>{t('noneHelp')}</p>
          </Empty>
        )}
        <WebinarRows rows={coming} />
      </section>
      {past.length > 0 && (
        <section className="flow">
          <h2>{t('past')}</h2>
          <WebinarRows rows={past} />
        </section>
      )}
    </Page>
  );
}

function WebinarRows({ rows }: { rows: ListedWebinar[] }) {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  return (
    <Rows>
      {rows.map((each) => (
        <Row
          key={each.slug}
          icon="live"
          of={each}
          to={urls.webinar(each.slug)}
          aside={each.credit && <CreditBadge {...each.credit} />}
        >
          <p className="small">
            {each.live && <Tag tone="danger">{t('live')}</Tag>} {format.dateTime(each.startsAt)} ·{' '}
            {t('common:minutes', { count: each.minutes })}
          </p>
          <Note lang={each.language}>{each.summary}</Note>
          <LanguageTags languages={each.languages} />
        </Row>
      ))}
    </Rows>
  );
}
