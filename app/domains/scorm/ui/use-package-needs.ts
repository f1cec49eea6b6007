import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Unused = { id: string; title: string; faults: number; createdAt: Date | string };
type Answer = { packageId: string; title: string; answer: 'agreed' | 'declined'; at: Date | string };

/** Packages that were uploaded and not used yet, and answers about what packages may do. */
export function usePackageNeeds(unused: Unused[], answers: Answer[]): Need[] {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  return [
    ...unused.map(({ id, title, faults, createdAt }): Need => ({
      key: `package ${id}`,
      harm: 'begun',
      at: null,
      icon: 'upload',
      to: urls.package(id),
      title,
      why: faults > 0 ? t('home.faults', { count: faults }) : t('home.unused'),
      note: format.date(createdAt),
      button: t('home.open'),
    })),
    ...answers.map(({ packageId, title, answer, at }): Need => ({
      key: `answer ${packageId}`,
      harm: 'new',
      at: null,
      icon: 'lock',
      to: urls.package(packageId),
      title,
      why: t(`home.${answer}`),
      note: format.date(at),
      button: t('home.open'),
    })),
  ];
}
