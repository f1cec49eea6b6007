import { COUNTRIES, PROFESSIONS } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import { languageOptions, Choices, SelectField, TextField } from '#app/ui/fields.tsx';
import { SpecialtyField } from './specialty-field.tsx';

type Profile = {
  name: string;
  locale: string;
  timeZone: string;
  profession: string | null;
  specialty: string | null;
  registrationNumber: string | null;
  country: string | null;
  region: string | null;
  languages: string[];
};

const ZONES = [
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Europe/Tallinn',
  'Europe/Riga',
  'Europe/Vilnius',
  'Europe/Minsk',
  'UTC',
];

type Props = {
  profile: Profile;
  state: FormState;
  /** A verified name is changed elsewhere. */ nameIsVerified: boolean;
};

export function ProfileForm({ profile, state, nameIsVerified }: Props) {
  const { t } = useTranslation('accounts');
  const languages = languageOptions();
  const zones = ZONES.includes(profile.timeZone) ? ZONES : [profile.timeZone, ...ZONES];
  return (
    <ActionForm state={state} submit={t('common:save')} look="beacon">
      {!nameIsVerified && (
        <TextField
          name="name"
          label={t('name')}
          help={t('nameHelp')}
          state={state}
          value={profile.name}
          autoComplete="name"
        />
      )}
      <SelectField
        name="profession"
        label={t('profession')}
        state={state}
        value={profile.profession ?? ''}
        empty=""
        options={PROFESSIONS.map((value) => ({ value, name: t(`professions.${value}`) }))}
      />
      <SpecialtyField label={t('specialty')} state={state} value={profile.specialty ?? ''} empty="" />
      <TextField
        name="registrationNumber"
        label={t('registrationNumber')}
        state={state}
        value={profile.registrationNumber ?? ''}
      />
      <SelectField
        name="country"
        label={t('country')}
        state={state}
        value={profile.country ?? ''}
        empty=""
        options={COUNTRIES.map((value) => ({ value, name: t(`countries.${value}`) }))}
      />
      <TextField
        name="region"
        label={t('region')}
        help={t('regionHelp')}
        state={state}
        value={profile.region ?? ''}
      />
      <SelectField
        name="locale"
        label={t('interfaceLanguage')}
        state={state}
        value={profile.locale}
        options={languages}
      />
      <Choices
        name="languages"
        legend={t('languagesRead')}
        kind="checkbox"
        state={state}
        values={profile.languages}
        options={languages}
      />
      <SelectField
        name="timeZone"
        label={t('timeZone')}
        state={state}
        value={profile.timeZone}
        options={zones.map((value) => ({ value, name: value }))}
      />
    </ActionForm>
  );
}
