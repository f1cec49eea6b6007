import type { CyclesOfYear } from '#app/domains/credits/standings/cycle-summary.ts';
import type { StandingState } from '#app/domains/credits/standings/credit-standing.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { STATE_TONES } from './members-table.tsx';

const SHOWN: StandingState[] = ['done', 'on_track', 'behind', 'at_risk'];
/** Between two parts of a bar. */
const GAP = 0.4;

const sizeOf = (year: CyclesOfYear): number => SHOWN.reduce((sum, state) => sum + year[state], 0);

/** Cycles by the year in which they end: what most needs a plan in one sentence, a bar a year, and the same as a table. */
export function CyclesByYear({ years }: { years: CyclesOfYear[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const most = Math.max(...years.map(sizeOf));
  const worst = years.find(({ at_risk }) => at_risk > 0);
  const partsOf = (year: CyclesOfYear) => {
    let x = 0;
    return SHOWN.filter((state) => year[state] > 0).map((state) => {
      const width = (year[state] / most) * 100;
      const part = { state, x, width: Math.max(width - GAP, GAP) };
      x += width;
      return part;
    });
  };
  return (
    <figure className="panel">
      <figcaption>
        <h3>{t('officer.byYear')}</h3>
        <p className="small soft">
          {worst
            ? t('officer.byYearRisk', { count: worst.at_risk, year: worst.year })
            : t('officer.byYearFine')}
        </p>
      </figcaption>
      <ul className="key">
        {SHOWN.map((state) => (
          <li key={state}>
            <span className="swatch" data-tone={STATE_TONES[state]} />
            {t(`standing.${state}`)}
          </li>
        ))}
      </ul>
      <dl className="bars">
        {years.map((year) => (
          <div key={year.year}>
            <dt>{year.year}</dt>
            <dd className="value">{format.number(sizeOf(year), 0)}</dd>
            <dd className="drawn" aria-hidden="true">
              <svg className="bar tall">
                {partsOf(year).map(({ state, x, width }) => (
                  <rect
                    key={state}
                    data-tone={STATE_TONES[state]}
                    x={`${x}%`}
                    width={`${width}%`}
                    height="100%"
                  />
                ))}
              </svg>
            </dd>
          </div>
        ))}
      </dl>
      <details className="behind">
        <summary>{t('officer.table')}</summary>
        <Table
          caption={t('officer.byYear')}
          columns={[
            { key: 'year', name: t('officer.year') },
            { key: 'all', name: t('officer.cycles'), amount: true },
            ...SHOWN.map((state) => ({ key: state, name: t(`standing.${state}`), amount: true })),
          ]}
          rows={years.map((year) => ({
            key: year.year,
            cells: [
              year.year,
              format.number(sizeOf(year), 0),
              ...SHOWN.map((state) => format.number(year[state], 0)),
            ],
          }))}
        />
      </details>
    </figure>
  );
}
