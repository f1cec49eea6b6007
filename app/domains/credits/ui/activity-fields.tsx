import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { ACTIVITY_TYPES, type AskedField, MAX_DAYS } from '#app/domains/credits/activities/activity-types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tick } from '#app/ui/choices.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import {
  DateField,
  LanguageField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '#app/ui/fields.tsx';
import { useFormScope } from '#app/ui/form-scope.tsx';
import { Note } from '#app/ui/note.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { useProgrammeOptions } from './use-programmes.ts';

export function ActivityKindField() {
  const { t } = useTranslation('credits');
  return (
    <SelectField
      name="activityType"
      label={t('activity.type')}
      options={optionsOf(ACTIVITY_TYPES, (type) => t(`activity.types.${type}`))}
    />
  );
}

/** What it was called, who held it, and in which language. */
export function ActivityNameFields({ locale }: { locale: string }) {
  const { t } = useTranslation('credits');
  return (
    <>
      <TextField name="title" label={t('activity.name')} />
      <TextField name="organiser" label={t('activity.organiser')} />
      <LanguageField name="language" label={t('catalogue:language')} value={locale} />
    </>
  );
}

/** When it was, and for how long, as far as its kind is asked about it. */
export function ActivityDays({ asked, today }: { asked: readonly AskedField[]; today: string }) {
  const { t } = useTranslation('credits');
  const { state, values } = useFormScope();
  const has = (field: AskedField) => asked.includes(field);
  const day = (n: number) => (
    <fieldset key={n} className="day">
      <legend className="legend">{has('days') ? t('activity.day', { n: n + 1 }) : t('activity.when')}</legend>
      <div className="fields">
        <DateField name={`date-${n}`} label={t('date')} max={today} required={n === 0} />
        {has('hours') && <TextField name={`from-${n}`} label={t('activity.from')} type="time" />}
        {has('hours') && <TextField name={`to-${n}`} label={t('activity.to')} type="time" />}
        {has('minutes') && <NumberField name={`minutes-${n}`} label={t('activity.minutes')} />}
      </div>
    </fieldset>
  );
  const stored = (values ?? {}) as Record<string, unknown>;
  const isFilled = (n: number) => Boolean(state?.values[`date-${n}`] ?? stored[`date-${n}`]);
  const later = Array.from({ length: MAX_DAYS - 1 }, (_, i) => i + 1);
  return (
    <>
      {has('minutes') && <Note>{t(has('days') ? 'activity.minutesHelp' : 'activity.minutesOnly')}</Note>}
      {day(0)}
      {has('days') && (
        <Disclosure summary={t('activity.moreDays')} open={later.some(isFilled)}>
          {later.map(day)}
        </Disclosure>
      )}
    </>
  );
}

/** What else rules may ask about it. */
export function ActivityWorth({ asked }: { asked: readonly AskedField[] }) {
  const { t } = useTranslation('credits');
  const has = (field: AskedField) => asked.includes(field);
  const programmes = useProgrammeOptions(PROGRAMMES);
  return (
    <>
      {has('count') && (
        <NumberField name="count" label={t('activity.count')} help={t('activity.countHelp')} />
      )}
      {has('reflection') && (
        <TextAreaField
          name="reflection"
          label={t('activity.reflection')}
          help={t('activity.reflectionHelp')}
          rows={4}
        />
      )}
      <div className="cluster">
        <Tick name="inSpecialty" label={t('activity.inSpecialty')} />
        {has('intl') && <Tick name="intl" label={t('activity.intl')} />}
      </div>
      {has('granted') && (
        <div className="fields">
          <NumberField name="grantedUnits" label={t('activity.granted')} decimal />
          <SelectField name="grantedIn" label={t('activity.grantedIn')} empty="–" options={programmes} />
        </div>
      )}
    </>
  );
}
