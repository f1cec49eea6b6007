import { useTranslation } from '#app/i18n/use-translation.ts';

type Versions = { number: number; state: 'draft' | 'published' | 'replaced' }[];

/** What has become of one's own course, in a sentence or two: what is published, whether it is offered, and what only its author sees. */
export function useCourseState() {
  const { t } = useTranslation('catalogue');
  return (versions: Versions, isOffered: boolean): string => {
    const published = versions.find(({ state }) => state === 'published');
    const draft = versions.find(({ state }) => state === 'draft');
    if (!published) return t('own.draftLead');
    const { number } = published;
    const of = isOffered ? t('own.publishedLead', { number }) : t('own.unpublishedLead', { number });
    return draft ? `${of} ${t('own.draftBeside', { number: draft.number })}` : of;
  };
}
