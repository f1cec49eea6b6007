import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';
import { type ShownItem, useInboxItem } from './use-inbox-item.ts';

/** The way from what is decided here to what comes next in the inbox, of whatever kind; back to the inbox where nothing else waits. */
export function InboxNext({
  slug,
  next,
  decided = false,
}: {
  slug: string;
  next: ShownItem | null;
  /** Nothing is to be decided here any more: then it is the one thing to do. */
  decided?: boolean;
}) {
  const { t } = useTranslation('credits');
  const show = useInboxItem();
  if (!next)
    return (
      <p>
        <a href={urls.inbox(slug)}>{t('inbox.back')}</a>
      </p>
    );
  const { to, title, language, why } = show(slug, next);
  return (
    <p>
      <a className={decided ? 'button beacon' : undefined} href={to}>
        {t('inbox.next')}
      </a>{' '}
      <span className="small soft">
        {why}: <span lang={language}>{title}</span>
      </span>
    </p>
  );
}
