import type { ShownLine } from '#app/domains/credits/ledger/evidence.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** A person's part in a case or a learning case, and the minutes; no text. */
export function ConsultationEvidence({ name, line, evidence }: ShownLine<'case' | 'lesson'>) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  return (
    <Pairs
      text
      pairs={[
        [t('credits:association.name'), name],
        [t('evidence.side'), t(`evidence.${evidence.side}`)],
        [t('credits:evidence.started'), format.dateTime(line.startedAt)],
        [t('credits:evidence.minutes'), format.number(line.minutes, 0)],
      ]}
    />
  );
}
