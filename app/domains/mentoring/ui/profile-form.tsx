import { COUNTRIES } from '#app/domains/accounts/schemas.ts';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import { Choices, NumberField, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
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
    <ActionForm state={state} submit={t('profile.save')} look="beacon">
      <Choices
        name="topics"
        kind="checkbox"
        legend={t(isMentor ? 'profile.topicsMentor' : 'profile.topicsMentee')}
        state={state}
        values={values.topics}
        options={TOPICS.map((value) => ({ value, name: t(`topic.${value}`) }))}
      />
      <fieldset className="flow" aria-describedby={state.fields['languages'] ? 'languages-error' : undefined}>
        <legend className="legend">{t('profile.languages')}</legend>
        {state.fields['languages'] && (
          <p className="error" id="languages-error">
            {t('errors:choose_some')}
          </p>
        )}
        {SPOKEN_LANGUAGES.map((code) => (
          <SelectField
            key={code}
            name={`level-${code}`}
            label={format.language(code)}
            state={state}
            value={values.languages.find((each) => each.code === code)?.level ?? ''}
            empty={t('level.none')}
            options={LANGUAGE_LEVELS.map((value) => ({ value, name: t(`level.${value}`) }))}
          />
        ))}
      </fieldset>
      <Choices
        name="days"
        kind="checkbox"
        legend={t('profile.days')}
        state={state}
        values={values.days.map(String)}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), name: format.weekday(day) }))}
      />
      <Choices
        name="parts"
        kind="checkbox"
        legend={t('profile.parts')}
        state={state}
        values={values.parts.map(String)}
        options={DAY_PARTS.map(([from, to]) => ({ value: String(from), name: `${from}–${to}` }))}
      />
      <SelectField
        name="remoteness"
        label={t('profile.remoteness')}
        state={state}
        value={String(values.remoteness)}
        options={REMOTENESS_LEVELS.map((value) => ({ value: String(value), name: t(`remoteness.${value}`) }))}
      />
      <NumberField name="years" label={t('profile.years')} state={state} value={values.years} />
      <SelectField
        name="country"
        label={t('profile.country')}
        state={state}
        value={values.country}
        options={COUNTRIES.map((value) => ({ value, name: format.country(value) }))}
      />
      {isMentor && (
        <NumberField name="capacity" label={t('profile.capacity')} state={state} value={values.capacity} />
      )}
      {questions.map(({ id, text, options }) => (
        <SelectField
          key={id}
          name={`answer-${id}`}
          label={text}
          state={state}
          value={values.answers[id] ?? ''}
          empty="–"
          options={options.map((name, i) => ({ value: String(i), name }))}
        />
      ))}
      <TextField
        name="workplace"
        label={t('profile.workplace')}
        help={t('profile.workplaceHelp')}
        state={state}
        value={values.workplace}
      />
      <TextAreaField name="about" label={t('profile.about')} state={state} value={values.about} rows={4} />
      <details>
        <summary>{t(isMentor ? 'profile.specialtiesMentor' : 'profile.specialtiesMentee')}</summary>
        <SpecialtyChoices
          legend={<span className="visually-hidden">{t('criterion.specialty')}</span>}
          state={state}
          values={values.specialties}
        />
      </details>
    </ActionForm>
  );
}
