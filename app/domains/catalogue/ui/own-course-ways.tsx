import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

type Props = {
  id: string;
  slug: string;
  isPackaged: boolean;
  isNative: boolean;
  isOffered: boolean;
  /** The newest first. */
  versions: { id: string; state: 'draft' | 'published' | 'replaced' }[];
};

/** What an author can do with a course beside publishing it. */
export function OwnCourseWays({ id, slug, isPackaged, isNative, isOffered, versions }: Props) {
  const { t } = useTranslation('catalogue');
  const hasDraft = versions.some(({ state }) => state === 'draft');
  const isPublic = versions.some(({ state }) => state !== 'draft');
  return (
    <ul className="links cluster">
      {isNative && (
        <li>
          <a href={urls.coursePreview(versions[0]!.id)}>{t('modules:preview.open')}</a>
        </li>
      )}
      {isPackaged && (
        <li>
          <a href={urls.upload(id)}>{t('own.uploadMore')}</a>
        </li>
      )}
      <li>
        <a href={urls.apply(id)}>{t('credits:application.title')}</a>
      </li>
      {isPublic && (isPackaged || isNative) && (
        <li>
          <a href={urls.learners(id)}>{t('modules:learners.title')}</a>
        </li>
      )}
      {isPublic && (
        <li>
          <a href={urls.evaluationResults(id)}>{t('learning:results.title')}</a>
        </li>
      )}
      {isNative && isPublic && (
        <li>
          <a href={urls.courseQuestions(id)}>{t('scorm:trace.questions.title')}</a>
        </li>
      )}
      {isPublic && (isPackaged || isNative) && (
        <li>
          <a href={urls.courseTexts(id)}>{t('texts.title')}</a>
        </li>
      )}
      {!hasDraft && !isNative && isOffered && (
        <li>
          <a href={urls.course(slug)}>{t('own.see')}</a>
        </li>
      )}
    </ul>
  );
}
