import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';

/** Credit of a row, at its end. */
export function CreditBadge({ programmeId, units }: { programmeId: string; units: string }) {
  const words = useCreditUnits()(programmeId, units);
  const format = useFormat();
  const number = format.decimal(units);
  return (
    <div className="worth">
      <b>{number}</b>
      {words.replace(number, '').trim()}
    </div>
  );
}
