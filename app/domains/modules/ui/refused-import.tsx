import type { ImportRefusal } from '#app/domains/modules/types.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useDrawn } from '#app/ui/refused.tsx';
import { useErrorText } from '#app/ui/use-error-text.ts';

/** Why a zip could not be taken as a whole. */
export function RefusedImport({ refusal: { of, code, facts } }: { refusal: ImportRefusal }) {
  const zipWords = useWordFor('scorm', 'finding');
  // What speaks of packages and authoring tools has words of its own for a folder.
  const folderWords = useWordFor('modules', 'import.zip');
  const error = useErrorText();
  const own = folderWords(code, facts);
  const words = of === 'error' ? error(code, facts) : own === code ? zipWords(code, facts) : own;
  useDrawn()?.sayFailure();
  return <Alert opens tone="danger" title={words} />;
}
