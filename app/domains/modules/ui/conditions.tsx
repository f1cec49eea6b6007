import type { ContentsEntry } from '#app/domains/modules/reading/lesson-view.ts';
import type { Condition } from '#app/domains/modules/progress/conditions.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** A condition as a sentence; modules by their titles. */
export function useConditionText(contents: ContentsEntry[]): (condition: Condition) => string {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const titleOf = (id: string) => contents.find((entry) => entry.id === id)?.title ?? id;
  return (condition) => {
    if (condition.code === 'after') return t('lesson.condition.after', { title: titleOf(condition.module) });
    if (condition.code === 'date') return t('lesson.condition.date', { date: format.day(condition.day) });
    const title = titleOf(condition.module);
    const from = format.percent(condition.from / 100);
    if (condition.below === null) return t('lesson.condition.from', { title, from });
    const below = format.percent(condition.below / 100);
    return condition.from === 0
      ? t('lesson.condition.below', { title, below })
      : t('lesson.condition.between', { title, from, below });
  };
}

type Props = { title: string; help?: string; conditions: Condition[]; contents: ContentsEntry[] };

/** What opens a module, met or not. */
export function Conditions({ title, help, conditions, contents }: Props) {
  const { t } = useTranslation('modules');
  const textOf = useConditionText(contents);
  return (
    <Alert tone="info" title={title}>
      {help && <p>{help}</p>}
      <ul className="list">
        {conditions.map((condition, at) => (
          <li key={at}>
            {condition.met && <Icon name="check" />} {textOf(condition)}
            {condition.met && <span className="visually-hidden"> ({t('lesson.condition.met')})</span>}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
