import { useTranslation } from '#app/i18n/use-translation.ts';
import { TickField } from '#app/ui/choices.tsx';

/** The word of author or officer that a course may give its certificate for nothing; not unless it is ticked. */
export function NothingRequiredField({ by }: { by: 'author' | 'officer' }) {
  const { t } = useTranslation('catalogue');
  return (
    <TickField
      name="nothingRequired"
      legend={t('nothingRequired.legend')}
      label={t(`nothingRequired.${by}`)}
    />
  );
}
