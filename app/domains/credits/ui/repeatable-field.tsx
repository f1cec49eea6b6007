import { useTranslation } from '#app/i18n/use-translation.ts';
import { TickField } from '#app/ui/choices.tsx';

/** Whether an accreditation gives credit again when the course is taken again; not unless it is ticked. */
export function RepeatableField() {
  const { t } = useTranslation('credits');
  return (
    <TickField name="repeatable" legend={t('accreditation.again')} label={t('accreditation.repeatable')} />
  );
}
