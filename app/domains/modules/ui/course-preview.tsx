import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { NO_STATE } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { LessonPage } from './lesson-page.tsx';

type Wish = { module?: string; page?: number; language?: string; answers?: boolean };
type Props = {
  view: LessonView;
  version: { number: number; state: 'draft' | 'published' | 'replaced' };
  back: string;
  pageUrl(wish: Wish): string;
  pictureUrl(hash: string): string;
  fileUrl(hash: string, document?: string): string;
  packageUrl(packageId: string): string;
};

/** A native course as its learners see it, for somebody who only looks: says so above each page, and leads back. */
export function CoursePreview({ view, version, back, pageUrl, pictureUrl, fileUrl, packageUrl }: Props) {
  const { t } = useTranslation('modules');
  const { language, languages, module, page } = view;
  const answers = view.preview?.answers ?? false;
  const here = { module: module.id, page: page.number, language, answers };
  return (
    <LessonPage
      {...view}
      stateOf={() => NO_STATE}
      pageUrl={(moduleId, number = 1) => pageUrl({ module: moduleId, page: number, language, answers })}
      pictureUrl={pictureUrl}
      fileUrl={fileUrl}
      packageUrl={packageUrl}
      top={
        <>
          <header className="work-top">
            <a className="button plain" href={back}>
              <Icon name="back" />
              <span>{t('preview.back')}</span>
            </a>
            <div className="grow">
              <p className="title" lang={language}>
                {view.title}
              </p>
            </div>
            {languages.length > 1 && (
              <PreviewLanguage
                language={language}
                languages={languages}
                to={(code) => pageUrl({ ...here, language: code })}
              />
            )}
          </header>
          <aside className="preview-note" aria-label={t('preview.open')}>
            <Note>
              <strong>
                {t('preview.title', {
                  version: t('catalogue:version', { number: version.number }),
                  state: t(`catalogue:state.${version.state}`),
                })}
              </strong>{' '}
              {t('preview.help')}
            </Note>
            <a className="button" href={pageUrl({ ...here, answers: !answers })}>
              {t(answers ? 'preview.hideAnswers' : 'preview.showAnswers')}
            </a>
          </aside>
        </>
      }
    />
  );
}

function PreviewLanguage({
  language,
  languages,
  to,
}: {
  language: string;
  languages: string[];
  to(code: string): string;
}) {
  const { t } = useTranslation('modules');
  return (
    <Disclosure
      className="language"
      summary={
        <>
          <Icon name="globe" />
          <span className="visually-hidden">{t('lesson.language')} </span>
          <span lang={language}>{nameOfLocale(language)}</span>
        </>
      }
    >
      <ul>
        {languages.map((code) => (
          <li key={code}>
            <a href={to(code)} lang={code} aria-current={code === language ? 'true' : undefined}>
              {nameOfLocale(code)}
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
