import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { CourseRows, type CourseSummary } from './course-rows.tsx';

type OwnCourse = {
  id: string;
  slug: string;
  language: string;
  title: string;
  minutes: number;
  state: 'learn' | 'evaluate' | 'done';
};

type LiveSession = {
  slug: string;
  title: string;
  language: string;
  startsAt: string | Date;
  isOpen: boolean;
};

type WaitingApplications = { slug: string; name: string; count: number };

const isIn =
  <State extends OwnCourse['state']>(state: State) =>
  (each: OwnCourse): each is OwnCourse & { state: State } =>
    each.state === state;

/** The signed-in start page: one list, the most urgent first, each item one click from doing it. */
export function NextForYou({
  heading,
  person,
  own = [],
  courses,
  applications = [],
  live = [],
  more,
}: {
  heading: string;
  person: { name: string };
  own?: OwnCourse[];
  courses: CourseSummary[];
  applications?: WaitingApplications[];
  live?: LiveSession[];
  /** Rows that other domains bring. */
  more?: ReactNode;
}) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const open = [...own.filter(isIn('evaluate')), ...own.filter(isIn('learn'))];
  const now = live.find((each) => each.isOpen);
  const [first, ...rest] = now ? [undefined, ...open] : open;
  const begin = first || now ? undefined : courses[0];
  const to = (each: OwnCourse) =>
    each.state === 'evaluate' ? urls.evaluation(each.id) : urls.course(each.slug);
  return (
    <Page className="flow" title={heading} lead={t('next.lead', { name: person.name })}>
      {now && (
        <div className="beam">
          <p className="small">{t('common:shell.live')}</p>
          <h2 lang={now.language}>{now.title}</h2>
          <div>
            <a className="button beacon" href={urls.room(now.slug)}>
              {t('webinars:decide.enter')}
            </a>
          </div>
        </div>
      )}
      {first && (
        <div className="beam">
          <p className="small">{t(`next.why.${first.state}`)}</p>
          <h2 lang={first.language}>{first.title}</h2>
          <p>
            {first.state === 'evaluate'
              ? t('next.evaluateText')
              : t('next.learnText', { minutes: t('common:minutes', { count: first.minutes }) })}
          </p>
          <div>
            <a className="button beacon" href={to(first)}>
              {first.state === 'evaluate' ? t('evaluation.open') : t('common:continue')}
            </a>
          </div>
        </div>
      )}
      {begin && (
        <div className="beam">
          <p className="small">{t('next.begin')}</p>
          <h2 lang={begin.language}>{begin.title}</h2>
          <p lang={begin.language}>{begin.summary}</p>
          <p>{t('common:minutes', { count: begin.minutes })}</p>
          <div>
            <a className="button beacon" href={urls.course(begin.slug)}>
              {t('next.beginButton')}
            </a>
          </div>
        </div>
      )}
      {(rest.length > 0 || applications.length > 0 || live.length > 0 || more) && (
        <section aria-label={t('next.also')}>
          <h2>{t('next.also')}</h2>
          <Rows>
            {more}
            {applications.map((each) => (
              <Row
                key={each.slug}
                icon="people"
                to={urls.association(each.slug)}
                title={t('next.applications', { count: each.count })}
              >
                <Note>{each.name}</Note>
              </Row>
            ))}
            {live
              .filter((each) => each !== now)
              .map((each) => (
                <Row key={each.slug} icon="live" of={each} to={urls.webinar(each.slug)}>
                  <Note>{format.dateTime(each.startsAt)}</Note>
                </Row>
              ))}
            {rest
              .filter((each) => each !== undefined)
              .map((each) => (
                <Row key={each.id} icon="book" of={each} to={to(each)}>
                  <Note>{t(`next.why.${each.state}`)}</Note>
                </Row>
              ))}
          </Rows>
        </section>
      )}
      {courses.length === 0 ? (
        <Empty title={t('next.noOffers')}>
          <a className="button" href={urls.courses()}>
            {t('next.all')}
          </a>
        </Empty>
      ) : (
        courses.length > (begin ? 1 : 0) && (
          <section aria-labelledby="offers">
            <h2 id="offers">{t('next.offers')}</h2>
            <CourseRows courses={begin ? courses.slice(1) : courses} />
          </section>
        )
      )}
    </Page>
  );
}
