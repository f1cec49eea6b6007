import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { urls } from '#app/urls.ts';

/** What is left to do in the studio of a webinar that is over. */
export function StudioOver({ id, courseId, host }: { id: string; courseId: string; host: boolean }) {
  const { t } = useTranslation('webinars');
  return (
    <Alert tone="success" title={t('studio.over')}>
      <p>{t('studio.overHelp')}</p>
      <p className="cluster">
        <a className="button" href={urls.attendance(id)}>
          {t('attendance.title')}
        </a>
        {host && (
          <>
            <a className="button" href={urls.ownRecording(id)}>
              {t('ownRecording.title')}
            </a>
            <a className="button" href={urls.evaluationResults(courseId)}>
              {t('studio.results')}
            </a>
          </>
        )}
      </p>
    </Alert>
  );
}
