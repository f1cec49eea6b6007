import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import {
  DateField,
  FileField,
  LanguageField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Tick } from '#app/ui/choices.tsx';
import type { LedgerSession, Stated } from '#app/domains/credits/types.ts';
import { ACTIVITY_TYPES, MAX_DAYS } from '#app/domains/credits/activities/activity-types.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { Note } from '#app/ui/note.tsx';
import { useProgrammeOptions } from './use-programmes.ts';

/** An activity elsewhere, as somebody says it was. */
export type StatedActivity = {
  activityType: string;
  title: string;
  organiser: string;
  language: string;
  reflection: string;
  sessions: LedgerSession[];
  stated: Stated;
};

/** Values of the form's fields for an activity that is known already. */
export function activityFormValues(activity: StatedActivity): Record<string, string> {
  const { sessions, stated, ...plain } = activity;
  const days = sessions.flatMap((each, i) => [
    [`date-${i}`, each.date],
    [`from-${i}`, each.from ?? ''],
    [`to-${i}`, each.to ?? ''],
    [`minutes-${i}`, String(each.minutes ?? '')],
  ]);
  return {
    activityType: plain.activityType,
    title: plain.title,
    organiser: plain.organiser,
    language: plain.language,
    reflection: plain.reflection,
    count: String(stated.count ?? ''),
    grantedUnits: stated.granted?.units ?? '',
    grantedIn: stated.granted?.programmeId ?? '',
    ...(stated.intl ? { intl: 'yes' } : {}),
    ...(stated.inSpecialty ? { inSpecialty: 'yes' } : {}),
    ...(Object.fromEntries(days) as Record<string, string>),
  };
}

/** The activity, its dates, and the document as evidence; `children` come between the questions and the button. */
export function ActivityForm({
  state,
  known = {},
  locale,
  today,
  button,
  children,
}: {
  state: FormState;
  known?: Record<string, string>;
  locale: string;
  today: string;
  button: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation('credits');
  const programmes = useProgrammeOptions(PROGRAMMES);
  const day = (n: number) => (
    <fieldset key={n} className="day">
      <legend className="legend">{t('activity.day', { n: n + 1 })}</legend>
      <div className="fields">
        <DateField name={`date-${n}`} label={t('date')} max={today} />
        <TextField name={`from-${n}`} label={t('activity.from')} type="time" />
        <TextField name={`to-${n}`} label={t('activity.to')} type="time" />
        <NumberField name={`minutes-${n}`} label={t('activity.minutes')} />
      </div>
    </fieldset>
  );
  const filled = (n: number) => Boolean(state.values[`date-${n}`] ?? known[`date-${n}`]);
  const later = Array.from({ length: MAX_DAYS - 1 }, (_, i) => i + 1);
  return (
    <ActionForm encType="multipart/form-data" state={state} values={known} submit={button} look="beacon">
      <SelectField
        name="activityType"
        label={t('activity.type')}
        options={optionsOf(ACTIVITY_TYPES, (type) => t(`activity.types.${type}`))}
      />
      <TextField name="title" label={t('activity.name')} />
      <TextField name="organiser" label={t('activity.organiser')} />
      <LanguageField name="language" label={t('catalogue:language')} value={known['language'] || locale} />
      <Note>{t('activity.minutesHelp')}</Note>
      {day(0)}
      <Disclosure summary={t('activity.moreDays')} open={later.some(filled)}>
        {later.map(day)}
      </Disclosure>
      <div className="cluster">
        {(['inSpecialty', 'intl'] as const).map((name) => (
          <Tick key={name} name={name} label={t(`activity.${name}`)} />
        ))}
      </div>
      <div className="fields">
        <NumberField name="grantedUnits" label={t('activity.granted')} decimal />
        <SelectField name="grantedIn" label={t('activity.grantedIn')} empty="–" options={programmes} />
      </div>
      <NumberField name="count" label={t('activity.count')} help={t('activity.countHelp')} />
      <TextAreaField
        name="reflection"
        label={t('activity.reflection')}
        help={t('activity.reflectionHelp')}
        rows={4}
      />
      {children}
      <FileField
        name="evidence"
        label={t('activity.file')}
        help={t('activity.fileHelp')}
        accept="application/pdf,image/png,image/jpeg,image/webp"
      />
    </ActionForm>
  );
}
