import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import type { KnownApplication } from './application-form.tsx';
import { useProgrammeName } from './use-programmes.ts';

type State = KnownApplication['state'];
const TONES: Record<State, Tone | undefined> = {
  draft: undefined,
  submitted: 'info',
  returned: 'warning',
  approved: 'success',
  refused: 'danger',
};

type Application = KnownApplication & {
  reason: string | null;
  submittedAt: Date | string;
  decidedAt: Date | string | null;
};

/** Applications for one's own course, what became of them, and, until they are decided, their form (`formOf`) and the way back. */
export function OwnApplications({
  applications,
  stateOf,
  formOf,
}: {
  applications: { application: Application; association: string }[];
  stateOf: (id: string) => FormState;
  formOf: (id: string) => ReactNode;
}) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  if (applications.length === 0) return null;
  const wayIn = {
    draft: t('application.goOn'),
    submitted: t('application.edit'),
    returned: t('application.again'),
  };
  return (
    <section className="flow" aria-labelledby="applications">
      <h2 id="applications">{t('application.own')}</h2>
      {applications.map(({ application, association }) => {
        const { id, state } = application;
        const isDecided = state === 'approved' || state === 'refused';
        return (
          <section className="card flow" key={id}>
            <h3>{programmeName(application.programmeId)}</h3>
            <p className="tags">
              <Tag tone={TONES[state]}>{t(`application.state.${state}`)}</Tag>
            </p>
            <Note>
              {association}, {format.date(application.decidedAt ?? application.submittedAt)}
            </Note>
            {application.reason && state !== 'submitted' && <p>{application.reason}</p>}
            {!isDecided && (
              <>
                <Disclosure summary={wayIn[state]} state={stateOf(id)} open={state === 'returned'}>
                  {formOf(id)}
                </Disclosure>
                <details>
                  <summary className="small">
                    {t(state === 'draft' ? 'activity.discard' : 'activity.withdraw')}
                  </summary>
                  <p className="small">
                    {t(state === 'draft' ? 'application.discardHelp' : 'application.withdrawHelp')}
                  </p>
                  <ActionButton
                    intent={state === 'draft' ? 'discard' : 'withdraw'}
                    hidden={{ applicationId: id }}
                    look="danger"
                  >
                    {t(state === 'draft' ? 'activity.discardSure' : 'activity.withdrawSure')}
                  </ActionButton>
                </details>
              </>
            )}
          </section>
        );
      })}
    </section>
  );
}
