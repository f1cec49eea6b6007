import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { type ImportProgress, useImportProgress } from './use-import-progress.ts';

type Props = { isWaiting: boolean; progress: ImportProgress; state: FormState };

/** How far an import is; the page brings itself up to date, with a script or without. */
export function RunningImport({ isWaiting, progress, state }: Props) {
  const { t } = useTranslation('modules');
  const wordsOf = useImportProgress();
  const { done, total, recording } = progress;
  const words = isWaiting ? t('import.waiting') : wordsOf(progress);
  const [value, max] = recording ? [recording.at - 1 + recording.percent / 100, recording.of] : [done, total];
  return (
    <>
      <div className="flow" data-import={isWaiting ? 'waiting' : 'running'}>
        {!isWaiting && (
          <progress value={max === null ? undefined : value} max={max ?? 1} aria-label={words} />
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
