import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listOwnRegistrations } from '#app/domains/learning/registrations/list-own-registrations.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { stateOfRegistration } from '#app/domains/learning/registrations/state-of-registration.ts';
import { CourseStateTag } from '#app/domains/learning/ui/course-state.tsx';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import { load } from '#app/http/load.server.ts';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.ownCourses' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const registered = await listOwnRegistrations(ctx);
    const offered = await readCreditOffers(
      ctx,
      registered.map(({ offer }) => offer.version.id),
    );
    return {
      courses: registered.flatMap((each) => {
        const state = stateOfRegistration(each);
        if (state === 'seat') return [];
        const { language, title } = registeredVariant(each);
        const { registration, offer, evaluatedAt } = each;
        const { id, minutes } = offer.version;
        const credit = offered.get(id) ?? null;
        return {
          id: registration.id,
          slug: offer.course.slug,
          language,
          title,
          minutes,
          credit,
          state,
          evaluatedAt,
        };
      }),
    };
  });
}

export default function OwnLearning() {
  const { courses } = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  const offerText = useOfferText();
  const order = ['evaluate', 'learn', 'done'];
  const sorted = courses.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <Page className="flow" title={t('common:shell.ownCourses')} lead={t('own.lead')}>
      {courses.length === 0 && (
        <Empty title={t('own.none')}>
          <a className="button" href={urls.courses()}>
            {t('next.all')}
          </a>
        </Empty>
      )}
      <Rows>
        {sorted.map((each) => (
          <Row
            key={each.id}
            icon="book"
            level="h2"
            of={each}
            to={each.state === 'evaluate' ? urls.evaluation(each.id) : urls.course(each.slug)}
            aside={<CourseStateTag state={each.state} at={each.evaluatedAt} />}
          >
            <Note>
              {t('common:minutes', { count: each.minutes })}
              {each.credit && ` · ${offerText(each.credit)}`}
            </Note>
          </Row>
        ))}
      </Rows>
    </Page>
  );
}
