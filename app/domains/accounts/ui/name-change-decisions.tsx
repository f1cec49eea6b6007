import { useTranslation } from '#app/i18n/use-translation.ts';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { DecisionCard } from './decision-card.tsx';

type RequestedNameChange = {
  change: { id: string; nameBefore: string; name: string; requestedAt: Date | string };
  registrationNumber: string;
  own: boolean;
};

/** Names that members ask for, each with the officer's two buttons; nothing where nobody asks. */
export function NameChangeDecisions({
  waiting,
  total,
  state,
}: {
  waiting: RequestedNameChange[];
  /** With those on other pages. */
  total: number;
  state: FormState;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  if (waiting.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="names">
      <h2 id="names">{t('nameDecision.title', { count: total })}</h2>
      <Note>{t('nameDecision.help')}</Note>
      {waiting.map(({ change, registrationNumber, own }) => (
        <DecisionCard
          key={change.id}
          id={change.id}
          head={
            <>
              <h3>{t('nameDecision.change', { before: change.nameBefore, name: change.name })}</h3>
              <Note>
                {t('membership.number', { number: registrationNumber })}. {format.date(change.requestedAt)}
              </Note>
            </>
          }
          own={own}
          intent="name"
          hidden={{ changeId: change.id }}
          state={stateOfOne(state, { changeId: change.id })}
          reason={{ label: t('nameDecision.reason'), help: t('nameDecision.reasonHelp') }}
          decisions={[
            { value: 'approved', name: t('nameDecision.approve') },
            { value: 'declined', name: t('nameDecision.decline'), look: 'danger' },
          ]}
        />
      ))}
    </section>
  );
}
