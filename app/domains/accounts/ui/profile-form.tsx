import { COUNTRIES, PROFESSIONS, ProfileInput } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { languageOptions, optionsOf } from '#app/ui/options.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { SpecialtyField } from './specialty-field.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

type Profile = {
  name: string;
  /** Letters of it that a certificate cannot print. */
  unprintable: string[];
  locale: string;
  timeZone: string;
  profession: string | null;
  specialty: string | null;
  registrationNumber: string | null;
  country: string | null;
  region: string | null;
  languages: string[];
};

type Props = {
  profile: Profile;
  state: FormState;
  /** A verified name is changed elsewhere. */ nameIsVerified: boolean;
};

export function ProfileForm({ profile, state, nameIsVerified }: Props) {
  const { t } = useTranslation('accounts');
  const languages = languageOptions();
  return (
    <ActionForm asks={ProfileInput} state={state} values={profile} submit={t('common:save')} look="beacon">
      {!nameIsVerified && (
        <TextField
          name="name"
          label={t('name')}
          help={
            profile.unprintable.length > 0
              ? t('errors:name_not_printable', { letters: profile.unprintable.join(' ') })
              : t('nameHelp')
          }
          autoComplete="name"
        />
      )}
      <SelectField
        name="profession"
        label={t('profession')}
        empty=""
        options={optionsOf(PROFESSIONS, (value) => t(`professions.${value}`))}
      />
      <div className="of-doctors">
        <SpecialtyField label={t('specialty')} empty="" />
      </div>
      <TextField name="registrationNumber" label={t('registrationNumber')} />
      <SelectField
        name="country"
        label={t('country')}
        empty=""
        options={optionsOf(COUNTRIES, (value) => t(`countries.${value}`))}
      />
      <TextField name="region" label={t('region')} help={t('regionHelp')} />
      <SelectField name="locale" label={t('interfaceLanguage')} options={languages} />
      <Choices name="languages" legend={t('languagesRead')} kind="checkbox" options={languages} />
      <TimeZoneField help={t('timeZoneHelp')} stored={profile.timeZone} proposes />
    </ActionForm>
  );
}
