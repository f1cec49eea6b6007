import { useTranslation } from '#app/i18n/use-translation.ts';

type Status = { completionStatus: string | null; successStatus: string | null };

/** Completion and success in one breath. */
export function AttemptStatusText({ completionStatus, successStatus }: Status) {
  const { t } = useTranslation('scorm');
  const said = [completionStatus, successStatus].filter((each) => each !== null);
  if (said.length === 0) return <span className="soft">{t('trace.is.none')}</span>;
  return <>{said.map((each) => t(`trace.is.${each as 'completed'}`)).join(', ')}</>;
}
