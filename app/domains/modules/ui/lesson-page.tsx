import { type ReactNode, useContext } from 'react';
import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { PageViewContext } from '#app/ui/hidden-fields.tsx';
import { LostRefusal } from '#app/ui/refused.tsx';
import { urls } from '#app/urls.ts';
import { Blocks } from './blocks.tsx';
import { Conditions } from './conditions.tsx';
import { Contents } from './contents.tsx';
import { LessonPlacesProvider } from './lesson-places.tsx';
import { Turning } from './lesson-ways.tsx';
import { PackageLaunch } from './package-launch.tsx';
import { QuestionSet } from './question-set.tsx';
import { Sources } from './sources.tsx';

type Props = LessonView & {
  /** Above the page. */
  top: ReactNode;
  pageUrl(moduleId: string, page?: number): string;
  pictureUrl(hash: string): string;
  fileUrl(hash: string, document?: string): string;
  packageUrl?: (packageId: string) => string;
  /** Where a script tells that the page is open; none where nothing is recorded. */
  signal?: string;
  /** Where a script gets its credential for what is played. */
  records?: string;
  stateOf: (...intents: string[]) => FormState;
};

/** A page of a native course: contents, text, questions, the way on. Complete without a script. */
export function LessonPage(props: Props) {
  const { language, module, page, textLanguage, sources, preview, stateOf, top, signal } = props;
  const { t } = useTranslation('modules');
  const drawn = useContext(PageViewContext);
  const numberOf = (id: string) => sources.findIndex((source) => source.id === id) + 1;
  const places = {
    language: textLanguage,
    words: props.words,
    numberOf,
    sourceName: (number: number) => t('lesson.source', { number }),
    tableName: t('lesson.table'),
    pageUrl: props.pageUrl,
    pictureUrl: props.pictureUrl,
    fileUrl: props.fileUrl,
    packageUrl: props.packageUrl ?? null,
    isPreview: preview !== null,
  };
  const minutes = t('common:minutes', { count: module.minutes });
  return (
    <LessonPlacesProvider value={places}>
      {top}
      <div
        className="learn"
        data-signal={signal}
        data-drawn={drawn ?? undefined}
        data-module={props.isLocked ? undefined : module.id}
        data-page={page.number}
        data-records={props.plays ? props.records : undefined}
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
            {preview && props.conditions.length > 0 && (
              <Conditions
                title={t('preview.conditions')}
                conditions={props.conditions}
                contents={props.contents}
              />
            )}
            {props.isLocked ? (
              <Conditions
                title={t('lesson.locked')}
                help={t('lesson.lockedHelp')}
                conditions={props.conditions}
                contents={props.contents}
              />
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
