import type { PartTask } from '#app/domains/modules/progress/required-part.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** What a part asks for beside reading, as a sentence. */
export function useTaskText(): (task: PartTask) => string {
  const { t } = useTranslation('modules');
  const format = useFormat();
  return (task) => {
    if (!('percent' in task)) return t(`task.${task.code}`);
    const percent = format.percent(task.percent / 100);
    return task.code === 'pass' ? t('lesson.test.pass', { percent }) : t(`task.${task.code}`, { percent });
  };
}
