import type { Hosted } from '#app/domains/webinars/schedule/show-hosted.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DAY_MS } from '#app/platform/time.ts';
import type { Coming } from '#app/ui/agenda.tsx';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

/** So long before its start it is time to prepare a webinar, and to go to its studio. */
const PREPARE_MS = 14 * DAY_MS;
const BEGIN_MS = DAY_MS / 24;

/** What webinars ask of those who hold them, each the one next thing: the studio, the announcement, the slides. */
export function useHostNeeds(hosted: Hosted[], now: string | Date): Need[] {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  return hosted.flatMap(({ id, title, language, startsAt, isLive, isDraft, isHost, slides }): Need[] => {
    const left = new Date(startsAt).getTime() - new Date(now).getTime();
    const when = format.dateTime(startsAt);
    const need = { key: `webinar ${id}`, at: startsAt, icon: 'live', title, language } as const;
    if (isLive || (!isDraft && left <= BEGIN_MS))
      return [
        {
          ...need,
          harm: 'now',
          to: urls.studio(id),
          why: isLive ? t('live') : t('host.begins', { date: when }),
          button: t('own.studio'),
        },
      ];
    if (isDraft && isHost)
      return [
        {
          ...need,
          harm: left <= PREPARE_MS ? 'date' : 'begun',
          to: urls.ownWebinar(id),
          why: t('host.draft'),
          note: when,
          button: t('host.open'),
        },
      ];
    if (slides === 0 && isHost && left <= PREPARE_MS)
      return [
        {
          ...need,
          harm: 'date',
          to: urls.slides(id),
          why: t('host.noSlides'),
          note: when,
          button: t('slides.add'),
        },
      ];
    return [];
  });
}

/** The same webinars as dates that come, with how many are registered. */
export function useHostedDates(hosted: Hosted[]): Coming[] {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  return hosted.map(({ id, title, language, startsAt, registered }) => ({
    key: id,
    at: startsAt,
    to: urls.ownWebinar(id),
    title,
    language,
    note: `${format.dateTime(startsAt)} · ${t('own.seats', { count: registered })}`,
  }));
}
