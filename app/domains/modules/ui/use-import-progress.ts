import type { ListedImport } from '#app/domains/modules/imports/list-imports.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

export type ImportProgress = Pick<ListedImport, 'done' | 'total' | 'recording'>;

/** Words for how far an import is. */
export function useImportProgress(): (progress: ImportProgress) => string {
  const { t } = useTranslation('modules');
  const format = useFormat();
  return ({ done, total, recording }) => {
    if (total === null) return t('import.reading');
    if (!recording) return t('import.progress', { done, total });
    const { at, of, percent } = recording;
    return t('import.recording', { at, of, percent: format.percent(percent / 100) });
  };
}
