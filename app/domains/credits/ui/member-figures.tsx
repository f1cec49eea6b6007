import { STANDING_STATES, type StandingState } from '#app/domains/credits/standings/credit-standing.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Figures } from '#app/ui/figures.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { STATE_TONES } from './members-table.tsx';

type Props = {
  slug: string;
  cycles: { members: number; all: Record<StandingState, number> };
  newMembers: number;
  minutes: { lately: number; before: number };
};

const SHOWN: StandingState[] = ['on_track', 'behind', 'at_risk'];

/** How many members there are and how their cycles stand; each number opens the members behind it. */
export function MemberFigures({ slug, cycles, newMembers, minutes }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const all = STANDING_STATES.reduce((sum, state) => sum + cycles.all[state], 0);
  return (
    <Figures
      figures={[
        {
          key: 'members',
          name: t('association.members'),
          to: urls.members(slug),
          value: format.number(cycles.members, 0),
          note: newMembers > 0 ? t('officer.newMembers', { count: newMembers }) : undefined,
        },
        ...SHOWN.map((state) => ({
          key: state,
          name: t(`standing.${state}`),
          to: urls.members(slug, { state }),
          value: format.number(cycles.all[state], 0),
          note:
            all > 0 ? t('officer.share', { percent: format.percent(cycles.all[state] / all) }) : undefined,
          tone: state === 'on_track' || cycles.all[state] === 0 ? undefined : STATE_TONES[state],
        })),
        {
          key: 'minutes',
          name: t('officer.minutes'),
          to: urls.members(slug),
          value: format.number(minutes.lately, 0),
          note: t('officer.minutesBefore', { minutes: format.number(minutes.before, 0) }),
        },
      ]}
    />
  );
}
