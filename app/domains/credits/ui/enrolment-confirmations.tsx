import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { isLeaveReason } from '#app/domains/credits/enrolments/leaves.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { useProgrammeName } from './use-programmes.ts';

type Waiting = {
  enrolment: {
    id: string;
    programmeId: string;
    anchorKind: 'certificate' | 'licence' | 'category' | 'none';
    anchorDate: string | null;
    step: string | null;
    leaves: { from: string; to: string; reason: string }[] | null;
  };
  person: { name: string };
  own: boolean;
};

/** Enrolments whose dates an officer confirms; nothing where none waits. */
export function EnrolmentConfirmations({ enrolments }: { enrolments: Waiting[] }) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  if (enrolments.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="enrolments">
      <h2 id="enrolments">{t('association.enrolments')}</h2>
      <Rows>
        {enrolments.map(({ enrolment, person, own }) => (
          <Row key={enrolment.id} icon="credit" title={person.name}>
            <p className="small">{programmeName(enrolment.programmeId)}</p>
            {enrolment.anchorDate && (
              <Note>
                {t(`anchor.${enrolment.anchorKind}`)}: {format.day(enrolment.anchorDate)}
              </Note>
            )}
            {enrolment.step && (
              <Note>
                {t('details.step')}: {enrolment.step}
              </Note>
            )}
            {(enrolment.leaves ?? []).map(({ from, to, reason }) => (
              <Note key={from}>
                {isLeaveReason(reason) ? t(`details.reason.${reason}`) : reason}:{' '}
                {t('period', { from: format.day(from), to: format.day(to) })}
              </Note>
            ))}
            {own ? (
              <OwnDecision />
            ) : (
              <ActionButton
                intent="confirm"
                hidden={{ enrolmentId: enrolment.id }}
                named={`${t('association.confirm')}: ${person.name}`}
              >
                {t('association.confirm')}
              </ActionButton>
            )}
          </Row>
        ))}
      </Rows>
    </section>
  );
}
