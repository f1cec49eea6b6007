import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { type ImportProgress, useImportProgress } from './use-import-progress.ts';

type Import = ImportProgress & {
  id: string;
  fileName: string;
  state: 'running' | 'done' | 'faulty' | 'refused' | 'cancelled';
  createdAt: Date | string;
};
type Course = { id: string; title: string; language: string };

/** What an author has begun: imports that found faults or go on, drafts to publish, translations that their source has left behind. */
export function useAuthoringNeeds(
  imports: Import[],
  drafts: (Course & { number: number })[],
  outdated: (Course & { languages: string[] })[],
): Need[] {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const progressOf = useImportProgress();
  return [
    ...imports.flatMap(({ id, fileName, state, createdAt, ...progress }): Need[] => {
      if (state === 'done' || state === 'cancelled') return [];
      const runs = state === 'running';
      return [
        {
          key: `import ${id}`,
          harm: runs ? 'new' : 'begun',
          at: null,
          icon: 'upload',
          to: urls.import(id),
          title: fileName,
          why: t(`import.state.${state}`),
          note: runs ? progressOf(progress) : format.dateTime(createdAt),
          button: t(runs ? 'home.seeImport' : 'home.fixImport'),
        },
      ];
    }),
    ...drafts.map(({ id, title, language, number }): Need => ({
      key: `draft ${id}`,
      harm: 'begun',
      at: null,
      icon: 'pen',
      to: urls.ownCourse(id),
      title,
      language,
      why: t('catalogue:own.draftBeside', { number }),
      button: t('home.openDraft'),
    })),
    ...outdated.map(({ id, title, language, languages }): Need => ({
      key: `outdated ${id}`,
      harm: 'begun',
      at: null,
      icon: 'globe',
      to: urls.ownCourse(id),
      title,
      language,
      why: t('home.outdated', { languages: format.list(languages.map(format.language)) }),
      button: t('home.openCourse'),
    })),
  ];
}
