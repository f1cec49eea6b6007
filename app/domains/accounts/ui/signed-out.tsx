import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import type { KeptPart } from '#app/urls.ts';

/** Tells somebody whose form arrived after their session had ended what happens to it. The page opens here unless it has an error to show. */
export function SignedOut({ kept, opens }: { kept: KeptPart; opens: boolean }) {
  const { t } = useTranslation('accounts');
  return (
    <Alert opens={opens} tone="warning" title={t(kept === 'nothing' ? 'signIn.endedEmpty' : 'signIn.ended')}>
      {kept === 'partly' && <p>{t('signIn.endedPartly')}</p>}
    </Alert>
  );
}
