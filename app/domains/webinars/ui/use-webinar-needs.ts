import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Session = { slug: string; title: string; language: string; startsAt: string | Date; isOpen: boolean };

/** Webinars that the reader is registered for: one that is open now comes first of all. */
export function useWebinarNeeds(sessions: Session[]): Need[] {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  return sessions.map(({ slug, title, language, startsAt, isOpen }) => ({
    key: slug,
    harm: isOpen ? 'now' : 'date',
    at: startsAt,
    icon: 'live',
    to: isOpen ? urls.room(slug) : urls.webinar(slug),
    title,
    language,
    why: isOpen ? t('live') : format.dateTime(startsAt),
    button: isOpen ? t('decide.enter') : t('home.see'),
  }));
}
