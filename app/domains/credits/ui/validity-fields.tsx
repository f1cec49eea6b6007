import { useTranslation } from '#app/i18n/use-translation.ts';
import { addMonths, type Day } from '#app/platform/time.ts';
import { DateField } from '#app/ui/fields.tsx';

/** From when to when an accreditation holds: two years from today, unless somebody says otherwise. */
export function ValidityFields({ today }: { today: Day }) {
  const { t } = useTranslation('credits');
  return (
    <>
      <DateField name="validFrom" label={t('accreditation.from')} value={today} />
      <DateField name="validTo" label={t('accreditation.to')} value={addMonths(today, 24)} />
    </>
  );
}
