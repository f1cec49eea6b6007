import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

/** For the author: the course's folder, out and in again. */
export function FolderLinks({ courseId }: { courseId: string }) {
  const { t } = useTranslation('modules');
  return (
    <section className="flow">
      <h2>{t('import.folderTitle')}</h2>
      <Note>{t('import.folderHelp')}</Note>
      <p className="cluster">
        <a className="button" href={urls.courseFolder(courseId)}>
          {t('import.folder')}
        </a>
        <a className="button plain" href={urls.imports()}>
          {t('import.button')}
        </a>
      </p>
    </section>
  );
}
