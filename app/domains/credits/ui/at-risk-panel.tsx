import type { AtRisk } from '#app/domains/credits/standings/list-soonest-at-risk.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useCreditUnits } from './use-credit-units.ts';

/** The members at risk whose cycle ends first, with what they have, and what "at risk" means. */
export function AtRiskPanel({ slug, members }: { slug: string; members: AtRisk[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useCreditUnits();
  return (
    <section className="panel">
      <h3>{t('officer.atRisk')}</h3>
      <Note>{t('standing.atRiskHelp')}</Note>
      {members.length === 0 ? (
        <p>{t('officer.nobodyAtRisk')}</p>
      ) : (
        <>
          <Rows>
            {members.map(({ id, name, programmeId, total, required, cycleTo }) => (
              <Row key={id + programmeId} icon="people" level="h4" to={urls.member(slug, id)} title={name}>
                <Note>
                  {t('ring', { total: format.decimal(total), required: units(programmeId, required!) })},{' '}
                  {t('until', { date: format.day(cycleTo!) })}
                </Note>
              </Row>
            ))}
          </Rows>
          <p>
            <a href={urls.members(slug, { state: 'at_risk' })}>{t('officer.seeAtRisk')}</a>
          </p>
        </>
      )}
    </section>
  );
}
