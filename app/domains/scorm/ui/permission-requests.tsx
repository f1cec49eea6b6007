import { DecisionCard } from '#app/domains/accounts/ui/decision-card.tsx';
import type { RequestedPermissions as Asked } from '#app/domains/scorm/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
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
      {waiting.map(({ packageId, title, language, own, asked }) => (
        <DecisionCard
          key={packageId}
          id={packageId}
          head={
            <>
              <h3 lang={language}>{title}</h3>
              <Note>{format.dateTime(asked.askedAt)}</Note>
              <ul className="facts">
                <SandboxPermissionItems needs={asked.needs} />
              </ul>
            </>
          }
          own={own}
          intent="needs"
          hidden={{ packageId, askedAt: asked.askedAt }}
          state={stateOfOne(state, { packageId })}
          reason={{ label: t('needs.asked.reason'), help: t('needs.asked.reasonHelp'), rows: 2 }}
          decisions={[
            { value: 'agreed', name: t('needs.asked.agree') },
            { value: 'declined', name: t('needs.asked.decline'), look: 'danger' },
          ]}
        />
      ))}
    </section>
  );
}
