import type { InboxItem, InboxKind } from '#app/domains/credits/inbox/inbox-item.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { IconName } from '#app/ui/icon.tsx';
import { urls } from '#app/urls.ts';
import { useProgrammeName } from './use-programmes.ts';

/** An item as a page gets it. */
type Shown<Item = InboxItem> = Item extends InboxItem ? Omit<Item, 'at'> & { at: Date | string } : never;
export type ShownItem = Shown;

const ICONS: Record<InboxKind, IconName> = {
  membership: 'people',
  name: 'people',
  activity: 'file',
  application: 'certificate',
  enrolment: 'credit',
  finding: 'info',
  permission: 'lock',
};

/** The page on which something of the inbox is decided. */
export function pageOfItem(slug: string, item: ShownItem): string {
  switch (item.kind) {
    case 'membership':
    case 'name':
      return urls.joinRequest(slug, item.id);
    case 'activity':
      return urls.decideActivity(slug, item.id);
    case 'application':
      return urls.application(slug, item.id);
    case 'enrolment':
      return urls.cycleToConfirm(slug, item.id);
    case 'finding':
      return urls.evidence(slug, item.participationId);
    case 'permission':
      return urls.accreditVersion(slug, item.id);
  }
}

/** What an item of the inbox is, whom it is about and what there is to know of it. */
export function useInboxItem() {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const noteOf = (item: ShownItem): string[] => {
    switch (item.kind) {
      case 'membership':
        return [t('accounts:membership.number', { number: item.number }), item.region ?? ''];
      case 'name':
        return [t('accounts:nameDecision.change', { before: item.before, name: item.title })];
      case 'activity':
        return [item.person, item.hasEvidence ? '' : t('activity.noFile')];
      case 'application': {
        const { asked, sent } = item.reviews;
        return [
          item.organiser,
          item.isReply ? t('inbox.reply') : '',
          asked > 0 ? t('inbox.reviews', { sent, asked }) : '',
        ];
      }
      case 'enrolment':
        return [programmeName(item.programmeId)];
      case 'finding':
        return [item.person];
      case 'permission':
        return [];
    }
  };
  return (slug: string, item: ShownItem) => ({
    key: item.id,
    icon: ICONS[item.kind],
    to: pageOfItem(slug, item),
    title: item.title,
    language: item.language ?? undefined,
    why: t(`inbox.kind.${item.kind}`),
    note: noteOf(item).filter(Boolean).join(' · '),
  });
}
