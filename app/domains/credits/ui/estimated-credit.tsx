import type { EstimatedCredit } from '#app/domains/credits/activities/estimate-activity.server.ts';
import { reasonText } from '#app/domains/credits/counting/reason-text.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

/** How much an activity would count if it were accepted, and why not more; the same number for its doctor and an officer. */
export function EstimatedCreditView({
  estimate,
  by,
}: {
  estimate: EstimatedCredit[];
  by: 'doctor' | 'officer';
}) {
  const { t } = useTranslation();
  const programmeName = useProgrammeName();
  const units = useCreditUnits();
  const format = useFormat();
  if (estimate.length === 0) return <Alert tone="info" title={t(`credits:activity.estimate.none.${by}`)} />;
  const isNothing = estimate.every((each) => each.units === '0');
  const amounts = estimate
    .filter((each) => isNothing || each.units !== '0')
    .map((each) => units(each.programmeId, each.units));
  return (
    <Alert
      tone={isNothing ? 'warning' : 'info'}
      title={
        isNothing
          ? t('credits:activity.estimate.nothing')
          : t(`credits:activity.estimate.${by}`, { units: format.list(amounts) })
      }
    >
      <ul className="list small">
        {estimate.map((each) => (
          <li key={each.programmeId}>
            {programmeName(each.programmeId)}: {units(each.programmeId, each.units)}.{' '}
            {each.reasons.length === 0 && each.units === '0' && t('credits:reason.too_short')}
            {each.reasons.map((reason) => reasonText(t, format, reason)).join(' ')}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
