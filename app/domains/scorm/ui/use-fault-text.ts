import type { TracedFault } from '#app/domains/scorm/trace/trace-events.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';

/** A fault in one line: what was blocked and as what, which file is missing, which error a script had and where. */
export function useFaultText(): (fault: TracedFault) => string {
  const { t } = useTranslation('scorm');
  const loaded = useWordFor('scorm', 'trace.loaded');
  return ({ kind, name, detail }) => {
    if (kind === 'blocked') return t('trace.kind.blocked', { name, value: loaded(detail) });
    if (kind === 'missing') return t('trace.kind.missing', { name });
    return detail === '' ? t('trace.kind.script', { name }) : t('trace.scriptAt', { name, value: detail });
  };
}
