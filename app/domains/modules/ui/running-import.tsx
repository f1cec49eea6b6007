import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

type Props = { isWaiting: boolean; done: number; total: number | null; state: FormState };

/** How far an import is; the page brings itself up to date, with a script or without. */
export function RunningImport({ isWaiting, done, total, state }: Props) {
  const { t } = useTranslation('modules');
  const progress = total === null ? t('import.reading') : t('import.progress', { done, total });
  const words = isWaiting ? t('import.waiting') : progress;
  return (
    <>
      <div className="flow" data-import={isWaiting ? 'waiting' : 'running'}>
        {!isWaiting && (
          <progress value={total === null ? undefined : done} max={total ?? 1} aria-label={words} />
        )}
        <p>{words}</p>
      </div>
      <p className="visually-hidden" role="status" data-import-said="" />
      <Note>{t('import.stay')}</Note>
      <ActionForm className="" intent="cancel" state={state} look="plain" submit={t('import.cancel')} />
      <noscript>
        <meta httpEquiv="refresh" content="5" />
      </noscript>
      <script type="module" src="/browser/import.js" />
    </>
  );
}
