import type { ImportRefusal } from '#app/domains/modules/types.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useDrawn } from '#app/ui/refused.tsx';
import { useErrorText } from '#app/ui/use-error-text.ts';

/** Why a zip could not be taken as a whole. */
export function RefusedImport({ refusal: { of, code, facts } }: { refusal: ImportRefusal }) {
  const zipWords = useWordFor('scorm', 'finding');
  const error = useErrorText();
  useDrawn()?.sayFailure();
  return <Alert opens tone="danger" title={of === 'zip' ? zipWords(code, facts) : error(code, facts)} />;
}
