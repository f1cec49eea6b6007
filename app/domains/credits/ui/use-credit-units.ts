import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** "2 points" in the words and numbers of the programme and the reader. */
export function useCreditUnits() {
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (programmeId: string, units: string) =>
    t(`unit.${programmeId as 'eaccme'}`, { count: Number(units), units: format.decimal(units) });
}
