import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Note } from '#app/ui/note.tsx';
import { useLessonPlaces } from './lesson-places.tsx';

/** The languages of the course; one stays on the page, and answers are kept. */
export function CourseLanguage({ language, languages }: Pick<LessonView, 'language' | 'languages'>) {
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
      <ActionForm className="flow" intent="language">
        <Note>{t('lesson.languageStay')}</Note>
        <ul>
          {languages.map((code) => (
            <li key={code}>
              <button
                className="button plain"
                name="language"
                value={code}
                lang={code}
                aria-current={code === language ? 'true' : undefined}
              >
                {nameOfLocale(code)}
              </button>
            </li>
          ))}
        </ul>
      </ActionForm>
    </Disclosure>
  );
}

/** The pages before and after. Going on says that this page was read. */
export function Turning({ module, page, preceding, following, attempt, preview }: LessonView) {
  const { t } = useTranslation('modules');
  const { pageUrl } = useLessonPlaces();
  // A set of questions is done by its answers.
  const isOpen = !preview && module.kind === 'questions' && (!attempt || !attempt.isOver);
  // One element, so that a long title wraps as text: a button lays out its children side by side.
  const next = following && (
    <span>
      {t('lesson.nextIs')} <span lang={following.language}>{following.title}</span>
    </span>
  );
  return (
    <nav className="prevnext" aria-label={t('lesson.pages')}>
      {preceding ? (
        <a className="button plain" href={pageUrl(preceding.moduleId, preceding.page)}>
          <Icon name="back" />
          <span lang={preceding.language}>{preceding.title}</span>
        </a>
      ) : (
        <span />
      )}
      {(preview || (isOpen && !module.required)) && following && (
        <a className="button" href={pageUrl(following.moduleId, following.page)}>
          {next}
        </a>
      )}
      {!preview && !isOpen && (
        <ActionForm
          className=""
          intent="turn"
          scope={`turn-${page.number}`}
          look="beacon"
          submit={next ?? t('lesson.finish')}
        />
      )}
    </nav>
  );
}
