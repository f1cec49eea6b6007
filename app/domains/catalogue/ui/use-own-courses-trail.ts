import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Trail } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

/** The way to a course of one's own: what is live belongs to mentors, the rest to authors. */
export function useOwnCoursesTrail(isAttended: boolean): Trail {
  const { t } = useTranslation('catalogue');
  return [
    isAttended
      ? { to: urls.mentor(), name: t('webinars:own.title') }
      : { to: urls.author(), name: t('own.title') },
  ];
}
