import type { CategoryTotal } from '#app/domains/credits/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

const NAMED = ['in_specialty', 'activity', 'work_analysis', 'self_study'] as const;

export function useCategoryName() {
  const { t } = useTranslation('credits');
  return (name: string) => t(`category.${NAMED.find((each) => each === name) ?? 'other'}`);
}

/** Requirements of a programme for parts of its total: at least so much of this, at most so much of that. */
export function CategoryTable({
  categories,
  say,
}: {
  categories: CategoryTotal[];
  say(units: string): string;
}) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const nameOf = useCategoryName();
  return (
    <Table
      caption={t('parts')}
      columns={[
        { key: 'part', name: t('part') },
        { key: 'counted', name: t('counted'), amount: true },
        { key: 'asked', name: t('asked'), text: true },
        { key: 'missing', name: t('missingStill'), amount: true },
      ]}
      rows={categories.map(({ name, counted, min, max, remaining }) => ({
        key: name,
        cells: [
          nameOf(name),
          format.decimal(counted),
          [min && t('atLeast', { units: say(min) }), max && t('atMost', { units: say(max) })]
            .filter(Boolean)
            .join(', '),
          min === null ? '–' : remaining === '0' ? '✓' : format.decimal(remaining),
        ],
      }))}
    />
  );
}
