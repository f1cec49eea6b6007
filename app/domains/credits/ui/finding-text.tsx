import type { FindingDetail, FindingKind } from '#app/domains/credits/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';

type Found = { kind: FindingKind; programmeId: string; detail: FindingDetail };

/** What was found, in one sentence. */
export function useFindingText() {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  return ({ kind, programmeId, detail: { days, units: both, attempt } }: Found): string => {
    const named = both && {
      before: units(programmeId, both.before),
      after: units(programmeId, both.after),
    };
    switch (kind) {
      case 'day_moved': {
        const text = { before: format.day(days!.before), after: format.day(days!.after) };
        return named
          ? t('findings.dayMovedUnits', { ...text, unitsBefore: named.before, unitsAfter: named.after })
          : t('findings.dayMoved', text);
      }
      case 'failed_attempt':
        return attempt?.score != null && attempt.mark !== null
          ? t('findings.failedScore', {
              score: format.percent(Number(attempt.score)),
              mark: format.percent(Number(attempt.mark)),
            })
          : t('findings.failed');
      case 'nothing_required':
        return t('findings.nothingRequired');
      case 'units_differ':
        return t('findings.unitsDiffer', { certified: named!.before, counted: named!.after });
    }
  };
}
