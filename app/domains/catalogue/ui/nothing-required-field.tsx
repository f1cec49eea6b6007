import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/fields.tsx';
import type { FormState } from '#app/ui/form.tsx';

/** The word of author or officer that a course may give its certificate for nothing; not unless it is ticked. */
export function NothingRequiredField({ state, by }: { state: FormState; by: 'author' | 'officer' }) {
  const { t } = useTranslation('catalogue');
  return (
    <Choices
      name="nothingRequired"
      kind="checkbox"
      legend={t('nothingRequired.legend')}
      state={state}
      values={[]}
      options={[{ value: 'yes', name: t(`nothingRequired.${by}`) }]}
    />
  );
}
