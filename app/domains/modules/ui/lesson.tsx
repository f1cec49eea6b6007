import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { FormState } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { LostRefusal } from '#app/ui/refused.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { Blocks } from './blocks.tsx';
import { Conditions } from './conditions.tsx';
import { Contents } from './contents.tsx';
import { hasRecording } from './has-recording.ts';
import { LessonPlacesProvider } from './lesson-places.tsx';
import { PackageLaunch } from './package-launch.tsx';
import { QuestionSet } from './question-set.tsx';
import { Sources } from './sources.tsx';
import { CourseLanguage, Turning } from './lesson-ways.tsx';

type Props = LessonView & { course: string; stateOf: (...intents: string[]) => FormState };

/** A page of a native course: contents, text, questions, the way on. Complete without a script. */
export function Lesson(props: Props) {
  const { slug, course, language, languages, module, page, textLanguage, sources, stateOf } = props;
  const { t } = useTranslation('modules');
  const format = useFormat();
  const numberOf = (id: string) => sources.findIndex((source) => source.id === id) + 1;
  const places = {
    language: textLanguage,
    words: props.words,
    numberOf,
    sourceName: (number: number) => t('lesson.source', { number }),
    tableName: t('lesson.table'),
    moduleUrl: (id: string) => urls.lessonPage(slug, id),
    pictureUrl: urls.lessonPicture,
  };
  const minutes = t('common:minutes', { count: page.minutes });
  const done = t('lesson.done', { percent: format.percent(props.percent / 100) });
  return (
    <LessonPlacesProvider value={places}>
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
        {languages.length > 1 && <CourseLanguage language={language} languages={languages} />}
      </header>
      <div
        className="learn"
        data-signal={urls.studySignal(slug)}
        data-records={hasRecording(props.blocks) ? urls.lessonRecords(slug) : undefined}
        data-module={props.isLocked ? undefined : module.id}
        data-page={page.number}
      >
        <Contents {...props} />
        <main id="content">
          <article className="lesson">
            <header className="flow">
              <p className="small soft">
                {page.of > 1
                  ? t('lesson.partPage', { number: module.number, page: page.number, of: page.of, minutes })
                  : t('lesson.part', { number: module.number, minutes })}
              </p>
              <h1 lang={textLanguage}>{page.title ?? module.title}</h1>
              <p className="fold-open">
                <a className="button" href="#contents">
                  {t('lesson.allContents')}
                </a>
              </p>
              {textLanguage !== language && (
                <Note>{t('lesson.otherLanguage', { language: nameOfLocale(textLanguage) })}</Note>
              )}
            </header>
            <LostRefusal />
            {props.isLocked ? (
              <Conditions conditions={props.conditions} contents={props.contents} />
            ) : (
              <>
                <Blocks blocks={props.blocks} stateOf={stateOf} />
                {module.url && (
                  <p>
                    <a className="button" href={module.url} rel="noreferrer" target="_blank">
                      {t('lesson.link')}
                    </a>{' '}
                    <span className="small soft">{new URL(module.url).hostname}</span>
                  </p>
                )}
                {module.webinar && (
                  <p>
                    <a className="button" href={urls.webinar(module.webinar)}>
                      {t('lesson.live')}
                    </a>
                  </p>
                )}
                {props.package && <PackageLaunch part={props.package} language={language} />}
                {module.kind === 'questions' && <QuestionSet {...props} />}
                <Sources sources={sources} />
                <Turning {...props} />
              </>
            )}
          </article>
        </main>
      </div>
    </LessonPlacesProvider>
  );
}
