import { ActionButton } from '#app/ui/buttons.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';

/** Takes one thing out of a list. */
export function RemoveForm({ intent, id, sure = false }: { intent: string; id: string; sure?: boolean }) {
  const { t } = useTranslation('consultations');
  return (
    <ActionButton
      intent={intent}
      hidden={{ id }}
      look="plain"
      {...(sure ? { sure: t('common:noUndo') } : {})}
    >
      {t('answering.drop')}
    </ActionButton>
  );
}
