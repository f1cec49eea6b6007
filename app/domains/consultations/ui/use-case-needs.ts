import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Item = {
  kind: 'answer' | 'reply' | 'close';
  id: string;
  specialty: string;
  code: string;
  at: string | Date;
};

/** What waits for the reader about patients. */
export function useCaseNeeds(items: Item[]): Need[] {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  return items.map((each) => ({
    key: each.id,
    harm: 'patient',
    at: each.at,
    icon: 'colleagues',
    to: urls.consultation(each.id),
    title: `${specialtyName(each.specialty)}, ${each.code}`,
    why: t(`waiting.${each.kind}`),
    note: each.kind === 'answer' ? t('list.due', { date: format.dateTime(each.at) }) : undefined,
    button: t(`waiting.button.${each.kind}`),
  }));
}
