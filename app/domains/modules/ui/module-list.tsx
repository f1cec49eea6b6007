import type { RequiredPart } from '#app/domains/modules/progress/required-part.ts';
import type { ListedModule } from '#app/domains/modules/reading/list-modules.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { urls } from '#app/urls.ts';
import { useTaskText } from './use-task-text.ts';

/** Of somebody who is registered: the address of the course, and the required parts that they have not done. */
export type OwnParts = { slug: string; missing: RequiredPart[] };

/** The parts of a native course in their order; for its learner each opens, and says whether it is done or what is left to do in it. */
export function ModuleList({ modules, own = null }: { modules: ListedModule[]; own?: OwnParts | null }) {
  const { t } = useTranslation('modules');
  const textOf = useTaskText();
  return (
    <section id="parts">
      <h2>{t('lesson.contents')}</h2>
      <ol className="outline">
        {modules.map(({ id, title, language, minutes, required, questions }) => {
          const left = own?.missing.find((part) => part.id === id);
          return (
            <li key={id}>
              {own ? (
                <a href={urls.lessonPage(own.slug, id)} lang={language}>
                  {title}
                </a>
              ) : (
                <span lang={language}>{title}</span>
              )}
              <span className="small soft">
                {[
                  t('common:minutes', { count: minutes }),
                  ...(questions > 0 ? [t('lesson.test.questions', { count: questions })] : []),
                  ...(required ? [] : [t('lesson.optional')]),
                  ...(left?.tasks.map(textOf) ?? []),
                ].join(' · ')}
              </span>
              {own && required && !left && <Tag tone="success">{t('lesson.state.done')}</Tag>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
