import { COUNTRIES, PROFESSIONS, WorkInput } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/choices.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { languageOptions, optionsOf } from '#app/ui/options.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { SpecialtyField } from './specialty-field.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

type Work = {
  country: string | null;
  profession: string | null;
  specialty: string | null;
  languages: string[];
  timeZone: string;
};

/** Where and as what somebody works, what they read, and by which clock. */
export function WorkForm({ work, state }: { work: Work; state: FormState }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <ActionForm asks={WorkInput} state={state} values={work} submit={t('common:continue')} look="beacon">
      <SelectField
        name="country"
        label={t('country')}
        empty=""
        options={optionsOf(COUNTRIES, format.country)}
      />
      <SelectField
        name="profession"
        label={t('profession')}
        empty=""
        options={optionsOf(PROFESSIONS, (value) => t(`professions.${value}`))}
      />
      <div className="of-doctors">
        <SpecialtyField label={t('specialty')} empty="" />
      </div>
      <Choices name="languages" legend={t('languagesRead')} kind="checkbox" options={languageOptions()} />
      <TimeZoneField help={t('timeZoneHelp')} stored={work.timeZone} proposes />
    </ActionForm>
  );
}
