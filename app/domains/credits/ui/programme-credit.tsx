import { useTranslation } from '#app/i18n/use-translation.ts';
import { compareExact, shareOf } from '#app/platform/exact.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { Ring } from '#app/ui/ring.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { ProgrammeCredit } from '../count.ts';
import { shareOfPeriod } from '../cycle.ts';
import { programmeOrThrow } from '../programmes.ts';
import { useUnits } from './worth.tsx';

type Props = {
  credit: ProgrammeCredit;
  today: string;
  linkTo(participationId: string): string | null;
  level?: 'h2' | 'h3';
};

/** One programme: ring, numbers, and every line with its reason. */
export function ProgrammeCreditView({ credit, today, linkTo, level = 'h2' }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useUnits();
  const Heading = level;
  const programme = programmeOrThrow(credit.programmeId);
  const say = (value: string) => units(programme.id, value);
  const { required, period } = credit;
  const pace = period && required ? shareOfPeriod(period, today) : null;
  const reached = credit.remaining === '0';
  const sentence = required
    ? t('ring', { total: format.decimal(credit.total), required: say(required) })
    : t('ringFree', { total: say(credit.total) });
  return (
    <section className="flow" aria-labelledby={programme.id}>
      <Heading id={programme.id} lang={programme.country === 'EU' ? 'en' : programme.country.toLowerCase()}>
        {programme.name}
      </Heading>
      <p className="small soft">
        {period ? t('period', { from: format.day(period.from), to: format.day(period.to) }) : t('periodFree')}
      </p>
      {!credit.confirmed && <Alert tone="warning" title={t('unconfirmed')} />}
      {programme.obligation === 'goal' && <p className="small">{t('goal')}</p>}
      <div className="with-ring">
        <Ring
          share={required ? shareOf(credit.total, required) : compareExact(credit.total, '0') > 0 ? 1 : 0}
          pace={pace}
          big={format.decimal(credit.total)}
          under={required ? t('of', { required: format.decimal(required) }) : t('counted')}
          label={sentence}
        />
        <dl className="bars lines">
          <div data-kind="course">
            <dt>
              <span className="swatch" />
              {t('kind.course')}
            </dt>
            <dd className="value">{format.decimal(credit.total)}</dd>
          </div>
          {required && pace !== null && (
            <div>
              <dt>
                <span className="swatch due" />
                {t('pace')}
              </dt>
              <dd className="value">{format.number(pace * Number(required), 0)}</dd>
            </div>
          )}
          {credit.remaining !== null && (
            <div>
              <dt>
                <span className="swatch missing" />
                {reached ? t('reached') : t('remaining')}
              </dt>
              <dd className="value">{reached ? '✓' : format.decimal(credit.remaining)}</dd>
            </div>
          )}
        </dl>
      </div>
      {programme.source && (
        <p className="small soft">
          {programme.source.verified
            ? t('sourceRead', { source: programme.source.title })
            : t('sourceUnread', { source: programme.source.title })}
        </p>
      )}
      {credit.lines.length > 0 && (
        <Table
          caption={t('lines')}
          columns={[
            { key: 'activity', name: t('activity') },
            { key: 'date', name: t('date') },
            { key: 'minutes', name: t('minutesName'), amount: true },
            { key: 'counted', name: t('counted'), amount: true },
            { key: 'why', name: t('why'), told: true },
          ]}
          rows={credit.lines.map(({ participation, units: worth, reason, accreditation }) => {
            const to = linkTo(participation.id);
            return {
              key: participation.id,
              cells: [
                to ? <a href={to}>{participation.title}</a> : participation.title,
                format.day(participation.date),
                participation.minutes,
                reason === 'counted' ? <b>{format.decimal(worth)}</b> : <Tag tone="warning">0</Tag>,
                t(`reason.${reason}`, {
                  code: accreditation?.code ?? '',
                  category: accreditation?.category ?? '',
                }),
              ],
            };
          })}
        />
      )}
    </section>
  );
}
