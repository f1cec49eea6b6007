import { useTranslation } from '#app/i18n/use-translation.ts';
import { addMonths, type Day } from '#app/platform/time.ts';
import { DateField } from '#app/ui/fields.tsx';
import type { FormState } from '#app/ui/form.tsx';

/** From when to when an accreditation holds: two years from today, unless somebody says otherwise. */
export function ValidityFields({ today, state }: { today: Day; state: FormState }) {
  const { t } = useTranslation('credits');
  return (
    <>
      <DateField name="validFrom" label={t('accreditation.from')} state={state} value={today} />
      <DateField name="validTo" label={t('accreditation.to')} state={state} value={addMonths(today, 24)} />
    </>
  );
}
