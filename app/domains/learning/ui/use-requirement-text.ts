import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** Requirements still missing for completion, each a sentence. */
export function useMissingText() {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return ({ code, needed, has }: MissingRequirement): string => {
    if (code === 'score')
      return has === null
        ? t('missing.scoreNone', { needed: format.percent(Number(needed)) })
        : t('missing.score', { needed: format.percent(Number(needed)), has: format.percent(Number(has)) });
    if (code === 'minutes')
      return t('missing.minutes', {
        needed: t('common:minutes', { count: Number(needed) }),
        has: Number(has),
      });
    if (code === 'failed')
      return has !== null && needed !== ''
        ? t('missing.failedScore', {
            needed: format.percent(Number(needed)),
            has: format.percent(Number(has)),
          })
        : t('missing.failed');
    if (code === 'parts') return t('missing.parts');
    return t(`missing.status.${needed as 'completed'}`);
  };
}

/** Requirements of a course for everybody, before anything is done. */
export function useRequirementText() {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return ({ code, needed }: MissingRequirement): string =>
    code === 'score'
      ? t('missing.scoreNone', { needed: format.percent(Number(needed)) })
      : code === 'minutes'
        ? t('asked.minutes', { minutes: t('common:minutes', { count: Number(needed) }) })
        : t(`asked.status.${needed as 'completed'}`);
}
