import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Trail } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

/** The way to a course of one's own: packages belong to authors, what is live to mentors. */
export function useOwnCoursesTrail(isPackaged: boolean): Trail {
  const { t } = useTranslation('catalogue');
  return [
    isPackaged
      ? { to: urls.author(), name: t('own.title') }
      : { to: urls.mentor(), name: t('webinars:own.title') },
  ];
}
