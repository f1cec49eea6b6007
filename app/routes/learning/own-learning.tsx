import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listOwnRegistrations } from '#app/domains/learning/registrations/list-own-registrations.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { stateOfRegistration } from '#app/domains/learning/registrations/state-of-registration.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.ownCourses' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => ({
    courses: (await listOwnRegistrations(ctx)).flatMap((each) => {
      const state = stateOfRegistration(each);
      if (state === 'seat') return [];
      const { language, title } = registeredVariant(each);
      const { registration, offer, evaluatedAt } = each;
      const { minutes } = offer.version;
      return { id: registration.id, slug: offer.course.slug, language, title, minutes, state, evaluatedAt };
    }),
  }));
}

const TONES = { learn: 'info', evaluate: 'warning', done: 'success' } as const;

export default function OwnLearning() {
  const { courses } = useLoaderData<typeof loader>();
  const { t } = useTranslation('learning');
  const format = useFormat();
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
            aside={<Tag tone={TONES[each.state]}>{t(`own.state.${each.state}`)}</Tag>}
          >
            <Note>
              {each.evaluatedAt
                ? format.date(each.evaluatedAt)
                : t('common:minutes', { count: each.minutes })}
            </Note>
          </Row>
        ))}
      </Rows>
    </Page>
  );
}
