import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useCreditUnits } from './use-credit-units.ts';
import { useProgrammeName } from './use-programmes.ts';

type CycleDecision = {
  decision: {
    id: string;
    programmeId: string;
    cycleFrom: string;
    cycleTo: string;
    total: string;
    required: string;
    met: boolean;
    decidedAt: Date | string;
  };
  association: string;
};

/** Results of cycles as they were confirmed; whatever is counted later leaves them as they are. */
export function CycleDecisions({ decisions }: { decisions: CycleDecision[] }) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const units = useCreditUnits();
  if (decisions.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="decisions">
      <h2 id="decisions">{t('decision.title')}</h2>
      <Table
        caption={t('decision.title')}
        columns={[
          { key: 'programme', name: t('enrol.programme') },
          { key: 'cycle', name: t('decision.cycle'), text: true },
          { key: 'result', name: t('counted'), text: true },
          { key: 'by', name: t('decision.by'), text: true },
        ]}
        rows={decisions.map(({ decision, association }) => ({
          key: decision.id,
          cells: [
            programmeName(decision.programmeId),
            t('period', { from: format.day(decision.cycleFrom), to: format.day(decision.cycleTo) }),
            <>
              {t('ring', {
                total: format.decimal(decision.total),
                required: units(decision.programmeId, decision.required),
              })}{' '}
              <Tag tone={decision.met ? 'success' : 'warning'}>
                {t(decision.met ? 'decision.met' : 'decision.notMet')}
              </Tag>
            </>,
            `${association}, ${format.date(decision.decidedAt)}`,
          ],
        }))}
      />
    </section>
  );
}
