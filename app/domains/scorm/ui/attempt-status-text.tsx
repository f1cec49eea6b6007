import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';

type Status = { completionStatus: string | null; successStatus: string | null };

/** Completion and success in one breath. */
export function AttemptStatusText({ completionStatus, successStatus }: Status) {
  const { t } = useTranslation('scorm');
  const word = useWordFor('scorm', 'trace.is');
  const said = [completionStatus, successStatus].filter((each) => each !== null);
  if (said.length === 0) return <span className="soft">{t('trace.is.none')}</span>;
  return <>{said.map((each) => word(each)).join(', ')}</>;
}
