import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { addMonths, daysWithin } from '#app/platform/time.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { creditTimeline, exactAsNumber } from '#app/domains/credits/standings/forecast.ts';

const WIDTH = 640;
const HEIGHT = 180;
const FOOT = 24;

/** The cycle from its first day to its last: what was counted when, an even pace, and today. */
export function Timeline({ credit, today }: { credit: ProgrammeCredit; today: string }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const { period, required } = credit;
  if (!period || required === null) return null;
  const days = daysWithin(period.from, period.to);
  const points = creditTimeline(credit);
  const top = Math.max(exactAsNumber(required), exactAsNumber(credit.total)) * 1.05;
  const x = (date: string) => ((daysWithin(period.from, date) / days) * WIDTH).toFixed(1);
  const y = (units: number) => (HEIGHT - FOOT - (units / top) * (HEIGHT - FOOT - 8)).toFixed(1);
  const until = today < period.to ? today : period.to;
  let drawn = `M0 ${y(0)}`;
  for (const { date, total } of points) drawn += `H${x(date)}V${y(total)}`;
  drawn += `H${x(until)}`;
  const years: string[] = [];
  for (
    let date = `${Number(period.from.slice(0, 4)) + 1}-01-01`;
    date <= period.to;
    date = addMonths(date, 12)
  )
    years.push(date);
  return (
    <svg
      className="timeline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('timeline', {
        from: format.day(period.from),
        to: format.day(period.to),
        total: format.decimal(credit.total),
        required: format.decimal(required),
      })}
    >
      {years.map((date, i) => (
        <g key={date}>
          <line className="year" x1={x(date)} x2={x(date)} y1="0" y2={HEIGHT - FOOT} />
          <text
            className={i % 2 === 0 ? 'tick' : 'tick between'}
            x={x(date)}
            y={HEIGHT - 6}
            textAnchor={Number(x(date)) > WIDTH - 40 ? 'end' : 'start'}
          >
            {date.slice(0, 4)}
          </text>
        </g>
      ))}
      <line className="pace" x1="0" y1={y(0)} x2={WIDTH} y2={y(exactAsNumber(required))} />
      <path className="area" d={`${drawn}V${y(0)}H0Z`} />
      <path className="counted" d={drawn} />
      {today <= period.to && <line className="today" x1={x(until)} x2={x(until)} y1="0" y2={HEIGHT - FOOT} />}
    </svg>
  );
}
