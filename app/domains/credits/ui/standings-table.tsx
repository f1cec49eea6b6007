import { STANDING_STATES } from '#app/domains/credits/standings/credit-standing.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useProgrammeName } from './use-programmes.ts';

type Counts = { programmeId: string } & Record<(typeof STANDING_STATES)[number], number>;

/** How many members stand how in each programme; each number leads to them. */
export function StandingsTable({
  slug,
  programmes,
  unsigned,
}: {
  slug: string;
  programmes: Counts[];
  /** Programmes with rules that nobody has signed. */
  unsigned: string[];
}) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  if (programmes.length === 0) return null;
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('standing.title')}</h2>
      <Table
        caption={t('standing.title')}
        columns={[
          { key: 'programme', name: t('enrol.programme') },
          ...STANDING_STATES.map((each) => ({ key: each, name: t(`standing.${each}`), amount: true })),
        ]}
        rows={programmes.map((row) => ({
          key: row.programmeId,
          cells: [
            <>
              {programmeName(row.programmeId)}{' '}
              {unsigned.includes(row.programmeId) && <Tag tone="warning">{t('rules.unsigned')}</Tag>}
            </>,
            ...STANDING_STATES.map((each) =>
              row[each] === 0 ? (
                '0'
              ) : (
                <a
                  href={urls.members(slug, { state: each, programmeId: row.programmeId })}
                  aria-label={`${t(`standing.${each}`)}: ${row[each]}`}
                >
                  {format.number(row[each], 0)}
                </a>
              ),
            ),
          ],
        }))}
      />
    </section>
  );
}
