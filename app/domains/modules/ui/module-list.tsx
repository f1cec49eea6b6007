import type { ListedModule } from '#app/domains/modules/reading/list-modules.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';

/** The parts of a native course in their order. */
export function ModuleList({ modules }: { modules: ListedModule[] }) {
  const { t } = useTranslation('modules');
  return (
    <section>
      <h2>{t('lesson.contents')}</h2>
      <ol className="outline">
        {modules.map(({ id, title, language, minutes, required, questions }) => (
          <li key={id}>
            <span lang={language}>{title}</span>
            <span className="small soft">
              {[
                t('common:minutes', { count: minutes }),
                ...(questions > 0 ? [t('lesson.test.questions', { count: questions })] : []),
                ...(required ? [] : [t('lesson.optional')]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
