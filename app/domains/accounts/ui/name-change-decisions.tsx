import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, FormFailure, type FormState, formState } from '#app/ui/form.tsx';
import { FormScope, TextField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { OwnDecision } from './own-decision.tsx';

type RequestedNameChange = {
  change: { id: string; nameBefore: string; name: string; requestedAt: Date | string };
  registrationNumber: string;
  own: boolean;
};

/** Names that members ask for, each with the officer's two buttons; nothing where nobody asks. */
export function NameChangeDecisions({
  waiting,
  state,
}: {
  waiting: RequestedNameChange[];
  state: FormState;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  if (waiting.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="names">
      <h2 id="names">{t('nameDecision.title', { count: waiting.length })}</h2>
      <Note>{t('nameDecision.help')}</Note>
      {waiting.map(({ change, registrationNumber, own }) => {
        const answer = state.values['changeId'] === change.id ? state : formState(null);
        return (
          <FormScope name={change.id} key={change.id}>
            <ActionForm className="card form">
              <h3>{t('nameDecision.change', { before: change.nameBefore, name: change.name })}</h3>
              <Note>
                {t('membership.number', { number: registrationNumber })}. {format.date(change.requestedAt)}
              </Note>
              {own ? (
                <OwnDecision />
              ) : (
                <>
                  <FormFailure state={answer} />
                  <input type="hidden" name="intent" value="name" />
                  <input type="hidden" name="changeId" value={change.id} />
                  <TextField
                    name="reason"
                    label={t('nameDecision.reason')}
                    help={t('nameDecision.reasonHelp')}
                    state={answer}
                  />
                  <div className="cluster">
                    <button className="button" name="decision" value="approved">
                      {t('nameDecision.approve')}
                    </button>
                    <button className="button danger" name="decision" value="declined">
                      {t('nameDecision.decline')}
                    </button>
                  </div>
                </>
              )}
            </ActionForm>
          </FormScope>
        );
      })}
    </section>
  );
}
