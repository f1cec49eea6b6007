import { useTranslation } from '#app/i18n/use-translation.ts';

/** Takes one thing out of a list. */
export function RemoveForm({ intent, id }: { intent: string; id: string }) {
  const { t } = useTranslation('consultations');
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <button className="button plain" name="id" value={id}>
        {t('answering.drop')}
      </button>
    </form>
  );
}
