import type { PartTask, RequiredPart } from '#app/domains/modules/progress/required-part.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

/** Parts of a course that are still missing, each with a link and what is left to do in it. */
export function MissingParts({ slug, parts }: { slug: string; parts: RequiredPart[] }) {
  const textOf = useTaskText();
  return (
    <ul className="list">
      {parts.map(({ id, title, language, tasks }) => (
        <li key={id}>
          <a href={urls.lessonPage(slug, id)} lang={language}>
            {title}
          </a>
          {tasks.map((task, at) => (
            <span key={at} className="soft block">
              {textOf(task)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Parts that ask for more than reading, for everybody; they are opened once somebody has registered. */
export function AskedParts({ parts }: { parts: RequiredPart[] }) {
  const textOf = useTaskText();
  return parts
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ id, title, language, tasks }) => (
      <li key={id}>
        <span lang={language}>{title}</span>
        {tasks.map((task, at) => (
          <span key={at} className="soft block">
            {textOf(task)}
          </span>
        ))}
      </li>
    ));
}

function useTaskText() {
  const { t } = useTranslation('modules');
  const format = useFormat();
  return (task: PartTask): string => {
    if (!('percent' in task)) return t(`task.${task.code}`);
    const percent = format.percent(task.percent / 100);
    return task.code === 'pass' ? t('lesson.test.pass', { percent }) : t(`task.${task.code}`, { percent });
  };
}
