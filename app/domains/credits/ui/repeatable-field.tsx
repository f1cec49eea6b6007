import { useTranslation } from '#app/i18n/use-translation.ts';
import { type FormState } from '#app/ui/form.tsx';
import { Choices } from '#app/ui/fields.tsx';

/** Whether an accreditation gives credit again when the course is taken again; not unless it is ticked. */
export function RepeatableField({ state }: { state: FormState }) {
  const { t } = useTranslation('credits');
  return (
    <Choices
      name="repeatable"
      kind="checkbox"
      legend={t('accreditation.again')}
      state={state}
      values={[]}
      options={[{ value: 'yes', name: t('accreditation.repeatable') }]}
    />
  );
}
