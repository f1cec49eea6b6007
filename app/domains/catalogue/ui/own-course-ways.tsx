import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

type Props = {
  id: string;
  slug: string;
  isPackaged: boolean;
  isNative: boolean;
  /** The newest first. */
  versions: { id: string; state: 'draft' | 'published' | 'replaced' }[];
};

/** What an author can do with a course beside publishing it. */
export function OwnCourseWays({ id, slug, isPackaged, isNative, versions }: Props) {
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
      {isNative && isPublic && (
        <a className="button" href={urls.courseQuestions(id)}>
          {t('scorm:trace.questions.title')}
        </a>
      )}
      {!hasDraft && !isNative && (
        <a className="button plain" href={urls.course(slug)}>
          {t('own.see')}
        </a>
      )}
    </p>
  );
}
