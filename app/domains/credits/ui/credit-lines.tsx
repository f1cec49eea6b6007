import type { CreditLine } from '#app/domains/credits/counting/count-credit.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { ProgrammeCreditProps } from './programme-credit.tsx';

const REASON_CODES = [
  'outside_cycle',
  'no_cycle',
  'approval_expired',
  'no_feedback',
  'assessment_failed',
  'duplicate',
  'day_cap',
  'activity_cap',
  'not_convertible',
  'not_accredited',
  'given_before',
  'not_accepted_here',
  'reversed',
] as const;

export function CreditLines({ credit, linkTo }: Pick<ProgrammeCreditProps, 'credit' | 'linkTo'>) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const why = ({ participation, accreditation, units, reasons }: CreditLine): string => {
    const facts = { code: accreditation?.code ?? '', category: accreditation?.category ?? '' };
    const counted = credit.restMinutes === null ? 'counted' : 'by_time';
    if (units === '0' && reasons.length === 0) return t('reason.too_short');
    return [
      ...(units === '0' ? [] : [t(`reason.${participation.countsIn ? 'accepted' : counted}`, facts)]),
      ...reasons.map(({ code, by }) =>
        t(`reason.${REASON_CODES.find((each) => each === code) ?? 'period_cap'}`, { by: format.decimal(by) }),
      ),
    ].join(' ');
  };
  return (
    <Table
      caption={t('lines')}
      columns={[
        { key: 'activity', name: t('activityName') },
        { key: 'date', name: t('date') },
        { key: 'minutes', name: t('minutesName'), amount: true },
        { key: 'counted', name: t('counted'), amount: true },
        { key: 'why', name: t('why'), text: true },
      ]}
      rows={credit.lines.map((line) => {
        const { participation, raw, units } = line;
        const to = linkTo(participation.id);
        return {
          key: participation.id,
          cells: [
            to ? <a href={to}>{participation.title}</a> : participation.title,
            format.day(participation.date),
            participation.minutes,
            <>
              {units === '0' ? <Tag tone="warning">0</Tag> : <b>{format.decimal(units)}</b>}
              {raw !== units && (
                <span className="small soft block">{t('was', { raw: format.decimal(raw) })}</span>
              )}
            </>,
            why(line),
          ],
        };
      })}
    />
  );
}
