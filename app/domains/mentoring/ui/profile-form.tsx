import { ProfileInput } from '#app/domains/mentoring/schemas.ts';
import { COUNTRIES } from '#app/domains/accounts/schemas.ts';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { NumberField, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { FieldError } from '#app/ui/field.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { MentoringQuestion } from '#app/domains/mentoring/types.ts';
import {
  DAY_PARTS,
  LANGUAGE_LEVELS,
  REMOTENESS_LEVELS,
  SPOKEN_LANGUAGES,
  TOPICS,
} from '#app/domains/mentoring/profiles/profile-options.ts';

export type ProfileValues = {
  topics: string[];
  specialties: string[];
  languages: { code: string; level: string }[];
  days: number[];
  parts: number[];
  remoteness: number;
  years: number | '';
  country: string;
  workplace: string;
  about: string;
  answers: Record<string, string>;
  capacity: number;
};

/** Needs or offers: three minutes, nothing that a mentee and a mentor would not tell each other at once. */
export function MentoringProfileForm({
  role,
  values,
  questions,
  state,
}: {
  role: 'mentee' | 'mentor';
  values: ProfileValues;
  questions: MentoringQuestion[];
  state: FormState;
}) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const isMentor = role === 'mentor';
  return (
    <ActionForm asks={ProfileInput} state={state} values={values} submit={t('profile.save')} look="beacon">
      <Choices
        name="topics"
        kind="checkbox"
        legend={t(isMentor ? 'profile.topicsMentor' : 'profile.topicsMentee')}
        options={optionsOf(TOPICS, (value) => t(`topic.${value}`))}
      />
      <fieldset className="flow" aria-describedby={state.fields['languages'] ? 'languages-error' : undefined}>
        <legend className="legend">{t('profile.languages')}</legend>
        <FieldError name="languages" />
        {SPOKEN_LANGUAGES.map((code) => (
          <SelectField
            key={code}
            name={`level-${code}`}
            label={format.language(code)}
            value={values.languages.find((each) => each.code === code)?.level}
            empty={t('level.none')}
            options={optionsOf(LANGUAGE_LEVELS, (value) => t(`level.${value}`))}
          />
        ))}
      </fieldset>
      <Choices
        name="days"
        kind="checkbox"
        legend={t('profile.days')}
        options={optionsOf([1, 2, 3, 4, 5, 6, 7], (day) => format.weekday(day))}
      />
      <Choices
        name="parts"
        kind="checkbox"
        legend={t('profile.parts')}
        options={DAY_PARTS.map(([from, to]) => ({ value: String(from), name: `${from}–${to}` }))}
      />
      <SelectField
        name="remoteness"
        label={t('profile.remoteness')}
        options={optionsOf(REMOTENESS_LEVELS, (value) => t(`remoteness.${value}`))}
      />
      <NumberField name="years" label={t('profile.years')} />
      <SelectField
        name="country"
        label={t('profile.country')}
        options={optionsOf(COUNTRIES, (value) => format.country(value))}
      />
      {isMentor && <NumberField name="capacity" label={t('profile.capacity')} />}
      {questions.map(({ id, text, options }) => (
        <SelectField
          key={id}
          name={`answer-${id}`}
          label={text}
          value={values.answers[id]}
          empty="–"
          options={options.map((name, i) => ({ value: String(i), name }))}
        />
      ))}
      <TextField name="workplace" label={t('profile.workplace')} help={t('profile.workplaceHelp')} />
      <TextAreaField name="about" label={t('profile.about')} rows={4} />
      <Disclosure summary={t(isMentor ? 'profile.specialtiesMentor' : 'profile.specialtiesMentee')}>
        <SpecialtyChoices legend={<span className="visually-hidden">{t('criterion.specialty')}</span>} />
      </Disclosure>
    </ActionForm>
  );
}
