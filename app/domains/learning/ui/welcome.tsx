import { useTranslation } from '#app/i18n/use-translation.ts';
import { Chart } from '#app/ui/chart.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';
import { CourseRows, type CourseSummary } from './course-rows.tsx';

/** The public start page. */
export function Welcome({ courses }: { courses: CourseSummary[] }) {
  const { t } = useTranslation();
  return (
    <div className="page centred flow">
      <section className="hero">
        <div className="flow">
          <h1>{t('welcome.title')}</h1>
          <p className="lead">{t('welcome.lead')}</p>
          <div className="cluster">
            <a className="button beacon" href={`${urls.courses()}?counts=yes`}>
              {t('welcome.find')}
            </a>
            <a className="button" href={urls.register()}>
              {t('accounts:register.button')}
            </a>
            <a className="button plain" href={urls.signIn()}>
              {t('welcome.have')}
            </a>
          </div>
          <Note>English, Suomi, Svenska, Eesti, Latviešu, Lietuvių, Беларуская</Note>
        </div>
        <Chart label={t('welcome.chart')} />
      </section>
      {courses.length > 0 && (
        <section>
          <h2>{t('welcome.courses')}</h2>
          <CourseRows courses={courses} />
        </section>
      )}
      <section className="halves">
        {(['learn', 'count', 'trust'] as const).map((each) => (
          <div className="flow" key={each}>
            <h2>{t(`welcome.${each}.title`)}</h2>
            <p>{t(`welcome.${each}.text`)}</p>
          </div>
        ))}
      </section>
    </div>
  );
}
