import type { NextPlan } from '#app/domains/mentoring/rounds/read-next-plan.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** When the next round is and what is to be done by when; or that nobody has set a date. */
export function NextRound({ plan }: { plan: NextPlan | null }) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const days = plan && {
    on: format.day(plan.proposesOn),
    by: format.day(plan.profilesBy),
    until: format.day(plan.answersBy),
  };
  return (
    <ul className="facts">
      <li>
        <Icon name="calendar" />
        {plan ? t(`plan.next.${plan.stage}`, days!) : t('plan.none')}
      </li>
    </ul>
  );
}
