import type { ShownLine } from '#app/domains/credits/ledger/evidence.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Minutes that people confirmed; what they spoke about is nobody's business. */
export function MeetingEvidence({ name, line, evidence }: ShownLine<'meeting'>) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <Pairs
      text
      pairs={[
        [t('credits:association.name'), name],
        [t('evidence.side'), t(`role.${evidence.side}`)],
        [t('credits:evidence.started'), format.dateTime(line.startedAt)],
        [t('evidence.minutes'), format.number(line.minutes, 0)],
        [t('evidence.confirmed'), t(`evidence.${evidence.confirmedBy}`)],
        [t('confirm.reflection'), t(evidence.reflected ? 'evidence.yes' : 'evidence.no')],
      ]}
    />
  );
}
