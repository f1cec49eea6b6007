import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';

/** Credit of a row, at its end; `byTime`: at the most, by one's minutes. */
export function CreditBadge({
  programmeId,
  units,
  byTime = false,
}: {
  programmeId: string;
  units: string;
  byTime?: boolean;
}) {
  const { t } = useTranslation('credits');
  const words = useCreditUnits()(programmeId, units);
  const number = useFormat().decimal(units);
  const named = (
    <>
      <b>{number}</b>
      {words.replace(number, '').trim()}
    </>
  );
  if (!byTime) return <div className="worth">{named}</div>;
  const [before, after] = t('upTo', { units: '|' }).split('|');
  return (
    <div className="worth">
      {before}
      {named}
      {after}
    </div>
  );
}
