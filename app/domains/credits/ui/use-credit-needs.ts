import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

/** A programme that is behind an even pace, in its own units. */
export type CreditGap = {
  programmeId: string;
  behind: string;
  remaining: string;
  until: string;
};
type Returned = { id: string; title: string; language: string; reason: string | null };

/** Credit that is lost if nothing is done: activities that the association asks about, and programmes behind their pace. */
export function useCreditNeeds(gaps: CreditGap[], returned: Returned[]): Need[] {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  const programmeName = useProgrammeName();
  return [
    ...returned.map(({ id, title, language, reason }): Need => ({
      key: id,
      harm: 'turn',
      at: null,
      icon: 'file',
      to: urls.ownActivity(id),
      title,
      language,
      why: t('home.returned'),
      note: reason ?? undefined,
      button: t('home.reply'),
    })),
    ...gaps.map(({ programmeId, behind, remaining, until }): Need => ({
      key: programmeId,
      harm: 'credit',
      at: until,
      icon: 'credit',
      to: urls.credit(),
      title: t('home.toGo', { units: units(programmeId, remaining), date: format.day(until) }),
      why: t('home.behind', { units: units(programmeId, behind) }),
      note: programmeName(programmeId),
      button: t('home.see'),
    })),
  ];
}
