import type { RequiredPart } from '#app/domains/modules/progress/required-part.ts';
import { useTaskText } from './use-task-text.ts';

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
