import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import type { StatedActivity } from '#app/domains/credits/activities/activity-form-values.ts';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

type State = 'draft' | 'submitted' | 'returned' | 'accepted' | 'declined';
const TONES: Record<State, Tone | undefined> = {
  draft: undefined,
  submitted: 'info',
  returned: 'warning',
  accepted: 'success',
  declined: 'danger',
};

export function ActivityState({ state }: { state: State }) {
  const { t } = useTranslation('credits');
  return <Tag tone={TONES[state]}>{t(`activity.state.${state}`)}</Tag>;
}

/** Everything that was handed in, as both sides see it. */
export function ActivityFacts({
  activity,
  file,
}: {
  activity: StatedActivity;
  /** Where the page does not show it. */
  file?: { id: string; fileHash: string | null; fileName: string | null };
}) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const units = useCreditUnits();
  const typeName = useWordFor('credits', 'activity.types');
  const { sessions, stated } = activity;
  const linkTo = ({ id, fileHash, fileName }: NonNullable<typeof file>) =>
    fileHash ? <a href={urls.activityFile(id)}>{fileName}</a> : '–';
  return (
    <Pairs
      text
      pairs={[
        [t('activity.type'), typeName(activity.activityType)],
        [t('activity.organiser'), activity.organiser],
        [t('catalogue:language'), nameOfLocale(activity.language)],
        ...sessions.map((each): [string, string] => [
          format.day(each.date),
          [
            each.from && `${each.from}–${each.to}`,
            each.minutes !== undefined && t('common:minutes', { count: each.minutes }),
          ]
            .filter(Boolean)
            .join(', ') || '–',
        ]),
        ...(stated.count ? [[t('activity.count'), format.number(stated.count, 0)] as [string, string]] : []),
        ...(stated.granted
          ? [
              [
                t('activity.granted'),
                `${units(stated.granted.programmeId, stated.granted.units)}, ${programmeName(stated.granted.programmeId)}`,
              ] as [string, string],
            ]
          : []),
        [t('activity.inSpecialty'), stated.inSpecialty ? '✓' : '–'],
        ...(stated.intl ? [[t('activity.intl'), '✓'] as [string, string]] : []),
        ...(activity.reflection ? [[t('activity.reflection'), activity.reflection] as [string, string]] : []),
        ...(file ? [[t('activity.file'), linkTo(file)] as [string, ReactNode]] : []),
      ]}
    />
  );
}
