import type { CountedTime } from '#app/domains/learning/completion/counted-time-shown.ts';
import { CountedClock } from '#app/domains/learning/ui/counted-clock.tsx';
import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { FormState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { LessonPage } from './lesson-page.tsx';
import { CourseLanguage } from './lesson-ways.tsx';

type Props = LessonView & { course: string; time: CountedTime; stateOf: (...intents: string[]) => FormState };

/** A page of one's own course, with how far one is. */
export function Lesson({ course, time, ...props }: Props) {
  const { slug, language, languages } = props;
  const { t } = useTranslation('modules');
  const format = useFormat();
  const done = t('lesson.done', { percent: format.percent(props.percent / 100) });
  return (
    <LessonPage
      {...props}
      signal={urls.studySignal(slug)}
      records={urls.lessonRecords(slug)}
      pageUrl={(moduleId, page) => urls.lessonPage(slug, moduleId, page)}
      pictureUrl={urls.lessonPicture}
      fileUrl={urls.lessonFile}
      top={
        <header className="work-top">
          <a className="button plain" href={urls.course(slug)} aria-label={t('lesson.back')}>
            <Icon name="back" />
          </a>
          <div className="grow">
            <p className="title" lang={language}>
              {course}
            </p>
            <progress value={props.percent} max="100" aria-label={done}>
              {done}
            </progress>
          </div>
          <CountedClock slug={slug} time={time} />
          {languages.length > 1 && <CourseLanguage language={language} languages={languages} />}
        </header>
      }
    />
  );
}
