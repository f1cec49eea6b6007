import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { SpecialtyChoices } from '#app/domains/accounts/ui/specialty-field.tsx';
import { TimeZoneField } from '#app/domains/accounts/ui/time-zone-field.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import {
  DateField,
  LanguageField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '#app/ui/fields.tsx';
import { namedOptions } from '#app/ui/options.ts';
import { TickField } from '#app/ui/choices.tsx';

export type ScheduleValues = {
  title: string;
  /** None of a new one. */
  revision?: string;
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
      asks={ScheduleInput}
      intent={intent}
      hidden={{ revision: values.revision }}
      state={state}
      values={values}
      overwrites
      submit={button}
      look={intent === 'schedule' ? 'beacon' : undefined}
    >
      <TextField name="title" label={t('form.title')} maxLength={160} />
      <TextAreaField name="summary" label={t('form.summary')} rows={3} />
      <TextAreaField name="objectives" label={t('form.objectives')} help={t('form.onePerLine')} rows={3} />
      <LanguageField name="language" label={t('form.language')} />
      <DateField name="date" label={t('form.date')} />
      <TextField name="time" type="time" label={t('form.time')} />
      <TimeZoneField help={t('form.timeZoneHelp')} stored={values.timeZone} />
      <NumberField name="minutes" label={t('form.minutes')} />
      <Disclosure summary={t('form.more')}>
        <div className="form">
          <NumberField name="capacity" label={t('form.capacity')} help={t('form.capacityHelp')} />
          <SelectField
            name="associationId"
            label={t('form.audience')}
            empty={t('form.everybody')}
            options={namedOptions(associations)}
          />
          <NumberField name="catchUpHours" label={t('form.catchUp')} help={t('form.catchUpHelp')} />
          <TickField name="moderated" legend={t('form.questions')} label={t('form.moderated')} />
          <SpecialtyChoices legend={t('form.specialties')} />
        </div>
      </Disclosure>
    </ActionForm>
  );
}
