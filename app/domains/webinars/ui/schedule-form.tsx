import { useTranslation } from '#app/i18n/use-translation.ts';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import {
  Choices,
  DateField,
  LanguageField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '#app/ui/fields.tsx';

export type ScheduleValues = {
  title: string;
  summary: string;
  objectives: string;
  language: string;
  date: string;
  time: string;
  timeZone: string;
  minutes: string;
  capacity: string;
  associationId: string;
  catchUpHours: string;
  moderated: boolean;
  specialties: string[];
};

/** Time zones of the region first; every other one is in the list too. */
const NEARBY_ZONES = [
  'Europe/Helsinki', 'Europe/Stockholm', 'Europe/Tallinn', 'Europe/Riga', 'Europe/Vilnius', 'Europe/Minsk',
]; // oxfmt-ignore
const ZONES = [
  ...NEARBY_ZONES,
  ...Intl.supportedValuesOf('timeZone').filter((zone) => !NEARBY_ZONES.includes(zone)),
];

/** Who, what, when and for how many: the fields of a webinar. */
export function ScheduleForm({
  state,
  values,
  associations,
  button,
  intent,
}: {
  state: FormState;
  values: ScheduleValues;
  associations: { id: string; name: string }[];
  button: string;
  intent: string;
}) {
  const { t } = useTranslation('webinars');
  return (
    <ActionForm
      intent={intent}
      state={state}
      submit={button}
      look={intent === 'schedule' ? 'beacon' : undefined}
    >
      <TextField name="title" label={t('form.title')} state={state} value={values.title} maxLength={160} />
      <TextAreaField name="summary" label={t('form.summary')} state={state} value={values.summary} rows={3} />
      <TextAreaField
        name="objectives"
        label={t('form.objectives')}
        help={t('form.onePerLine')}
        state={state}
        value={values.objectives}
        rows={3}
      />
      <LanguageField name="language" label={t('form.language')} state={state} value={values.language} />
      <DateField name="date" label={t('form.date')} state={state} value={values.date} />
      <TextField name="time" type="time" label={t('form.time')} state={state} value={values.time} />
      <SelectField
        name="timeZone"
        label={t('form.timeZone')}
        help={t('form.timeZoneHelp')}
        state={state}
        value={values.timeZone}
        options={ZONES.map((value) => ({ value, name: value.replaceAll('_', ' ') }))}
      />
      <NumberField name="minutes" label={t('form.minutes')} state={state} value={values.minutes} />
      <details>
        <summary>{t('form.more')}</summary>
        <div className="form">
          <NumberField
            name="capacity"
            label={t('form.capacity')}
            help={t('form.capacityHelp')}
            state={state}
            value={values.capacity}
          />
          <SelectField
            name="associationId"
            label={t('form.audience')}
            state={state}
            value={values.associationId}
            empty={t('form.everybody')}
            options={associations.map(({ id, name }) => ({ value: id, name }))}
          />
          <NumberField
            name="catchUpHours"
            label={t('form.catchUp')}
            help={t('form.catchUpHelp')}
            state={state}
            value={values.catchUpHours}
          />
          <Choices
            name="moderated"
            kind="checkbox"
            legend={t('form.questions')}
            state={state}
            values={values.moderated ? ['yes'] : []}
            options={[{ value: 'yes', name: t('form.moderated') }]}
          />
          <SpecialtyChoices legend={t('form.specialties')} state={state} values={values.specialties} />
        </div>
      </details>
    </ActionForm>
  );
}
