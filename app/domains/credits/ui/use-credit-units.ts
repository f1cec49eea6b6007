import { useTranslation } from '#app/i18n/use-translation.ts';
import { unitsText } from '#app/domains/credits/rules/units-text.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** "2 points" in the words and numbers of the programme and the reader. */
export function useCreditUnits() {
  const { t } = useTranslation();
  const format = useFormat();
  return (programmeId: string, units: string) => unitsText(t, format, programmeId, units);
}
