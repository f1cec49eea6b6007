import { ActionButton } from '#app/ui/buttons.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';

/** Takes one thing out of a list. */
export function RemoveForm({ intent, id }: { intent: string; id: string }) {
  const { t } = useTranslation('consultations');
  return (
    <ActionButton intent={intent} hidden={{ id }} look="plain">
      {t('answering.drop')}
    </ActionButton>
  );
}
