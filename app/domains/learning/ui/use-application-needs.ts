import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { urls } from '#app/urls.ts';

/** Doctors who wait for an association of the reader. */
export function useApplicationNeeds(waiting: { slug: string; name: string; count: number }[]): Need[] {
  const { t } = useTranslation('learning');
  return waiting.map(({ slug, name, count }) => ({
    key: slug,
    harm: 'turn',
    at: null,
    icon: 'people',
    to: urls.joinRequests(slug),
    title: t('next.applications', { count }),
    why: name,
    button: t('home.open'),
  }));
}
