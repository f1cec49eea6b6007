import type { LedgerSession, Stated } from '#app/domains/credits/types.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { requiredLine } from '#app/platform/form-fields.ts';
import { ACTIVITY_TYPES, MAX_DAYS } from './activity-types.ts';

const LOCALE_CODES = LOCALES.map(({ code }) => code);

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

const PLAIN_FIELDS = [
  'activityType',
  'title',
  'organiser',
  'language',
  'reflection',
  'count',
  'grantedUnits',
  'grantedIn',
  'intl',
  'inSpecialty',
] as const;

const DAY_FIELDS = ['date', 'from', 'to', 'minutes'] as const;

/** Names of all fields of the form; each day's carry its number: `date-0`. */
const FIELDS: readonly string[] = [
  ...PLAIN_FIELDS,
  ...Array.from({ length: MAX_DAYS }, (_, day) => DAY_FIELDS.map((name) => `${name}-${day}`)).flat(),
];

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

/** Of what a form sent, the fields of an activity as they were typed, to be kept. */
export const typedValues = (raw: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = raw[name];
      // PostgreSQL takes no NUL.
      const text = typeof value === 'string' ? value.replaceAll('\0', '') : '';
      return text === '' ? [] : [[name, text]];
    }),
  );

/** The form of an activity as it stands: what was typed and not yet submitted, else what was submitted. */
export const typedActivity = (
  activity: StatedActivity & { form: Record<string, string> | null },
): Record<string, string> => activity.form ?? activityFormValues(activity);

/** What of a form that may be half filled in is shown in lists. */
export const shownOfDraft = (form: Record<string, string>) => ({
  title: requiredLine(200).safeParse(form['title']).data ?? '',
  ...chosen(ACTIVITY_TYPES, 'activityType', form),
  ...chosen(LOCALE_CODES, 'language', form),
});

const chosen = <Name extends string, Value extends string>(
  values: readonly Value[],
  name: Name,
  form: Record<string, string>,
) => {
  const found = values.find((each) => each === form[name]);
  return (found ? { [name]: found } : {}) as Partial<Record<Name, Value>>;
};
