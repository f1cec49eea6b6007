import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';

/** In place of a form that would be refused: nobody decides about themselves. */
export function OwnDecision() {
  const { t } = useTranslation('errors');
  return <Alert tone="info" title={t('own_decision')} />;
}
