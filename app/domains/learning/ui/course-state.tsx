import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

const TONES = { learn: 'info', evaluate: 'warning', done: 'success' } as const;

/** How far somebody is in a course, and when they finished it. */
export function CourseStateTag({ state, at }: { state: keyof typeof TONES; at: Date | string | null }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return (
    <Tag tone={TONES[state]}>
      {state === 'done' && at ? t('own.doneOn', { date: format.date(at) }) : t(`own.state.${state}`)}
    </Tag>
  );
}
