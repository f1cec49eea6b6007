import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import type { RequestedPermissions as Asked } from '#app/domains/scorm/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormFailure, FormScope, type FormState, TextAreaField, formState } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { SandboxPermissionItems } from './sandbox-permission-items.tsx';

type PermissionRequest = { packageId: string; title: string; language: string; own: boolean; asked: Asked };

/** Permission requests after a version was accredited, each with the officer's two buttons. */
export function PermissionRequests({ waiting, state }: { waiting: PermissionRequest[]; state: FormState }) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  if (waiting.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="asked-needs">
      <h2 id="asked-needs">{t('needs.asked.title')}</h2>
      <Note>{t('needs.asked.help')}</Note>
      {waiting.map(({ packageId, title, language, own, asked }) => {
        const answer = state.values['packageId'] === packageId ? state : formState(null);
        return (
          <FormScope name={packageId} key={packageId}>
            <form method="post" className="card form">
              <h3 lang={language}>{title}</h3>
              <Note>{format.dateTime(asked.askedAt)}</Note>
              <ul className="facts">
                <SandboxPermissionItems needs={asked.needs} />
              </ul>
              {own ? (
                <OwnDecision />
              ) : (
                <>
                  <FormFailure state={answer} />
                  <input type="hidden" name="intent" value="needs" />
                  <input type="hidden" name="packageId" value={packageId} />
                  <input type="hidden" name="askedAt" value={asked.askedAt} />
                  <TextAreaField
                    name="reason"
                    label={t('needs.asked.reason')}
                    help={t('needs.asked.reasonHelp')}
                    state={answer}
                    rows={2}
                  />
                  <div className="cluster">
                    <button className="button" name="decision" value="agreed">
                      {t('needs.asked.agree')}
                    </button>
                    <button className="button danger" name="decision" value="declined">
                      {t('needs.asked.decline')}
                    </button>
                  </div>
                </>
              )}
            </form>
          </FormScope>
        );
      })}
    </section>
  );
}
