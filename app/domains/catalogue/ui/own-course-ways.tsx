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
    <p className="cluster">
      {isNative && (
        <a className="button" href={urls.coursePreview(versions[0]!.id)}>
          {t('modules:preview.open')}
        </a>
      )}
      {isPackaged && (
        <a className="button" href={urls.upload(id)}>
          {t('own.uploadMore')}
        </a>
      )}
      <a className="button" href={urls.apply(id)}>
        {t('credits:application.title')}
      </a>
      {isPublic && (isPackaged || isNative) && (
        <a className="button" href={urls.learners(id)}>
          {t('modules:learners.title')}
        </a>
      )}
      {isPublic && (
        <a className="button" href={urls.evaluationResults(id)}>
          {t('learning:results.title')}
        </a>
      )}
      {isNative && isPublic && (
        <a className="button" href={urls.courseQuestions(id)}>
          {t('scorm:trace.questions.title')}
        </a>
      )}
      {isPublic && (isPackaged || isNative) && (
        <a className="button" href={urls.courseTexts(id)}>
          {t('texts.title')}
        </a>
      )}
      {!hasDraft && !isNative && isOffered && (
        <a className="button plain" href={urls.course(slug)}>
          {t('own.see')}
        </a>
      )}
    </p>
  );
}
