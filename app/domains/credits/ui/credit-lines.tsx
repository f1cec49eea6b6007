import { lineText } from '#app/domains/credits/counting/reason-text.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { ProgrammeCreditProps } from './programme-credit.tsx';

/** What somebody did, newest first, with what each counts and why; `most` of them where there is another page for all. */
export function CreditLines({
  credit,
  linkTo,
  most = credit.lines.length,
}: Pick<ProgrammeCreditProps, 'credit' | 'linkTo'> & { most?: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('credits:lines')}
      columns={[
        { key: 'activity', name: t('credits:activityName') },
        { key: 'date', name: t('credits:date') },
        { key: 'minutes', name: t('credits:minutesName'), amount: true },
        { key: 'counted', name: t('credits:counted'), amount: true },
        { key: 'why', name: t('credits:why'), text: true },
      ]}
      rows={credit.lines.slice(0, most).map((line) => {
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
                <span className="small soft block">{t('credits:was', { raw: format.decimal(raw) })}</span>
              )}
            </>,
            lineText(t, format, credit, line),
          ],
        };
      })}
    />
  );
}
