import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** "2 points" in the words and numbers of the programme and the reader. */
export function useUnits() {
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (programmeId: string, units: string) =>
    t(`unit.${programmeId as 'eaccme'}`, { count: Number(units), units: format.decimal(units) });
}

/** What a row is worth, at its end. */
export function Worth({ programmeId, units }: { programmeId: string; units: string }) {
  const words = useUnits()(programmeId, units);
  const format = useFormat();
  const number = format.decimal(units);
  return (
    <div className="worth">
      <b>{number}</b>
      {words.replace(number, '').trim()}
    </div>
  );
}
