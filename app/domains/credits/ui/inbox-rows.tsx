import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { type ShownItem, useInboxItem } from './use-inbox-item.ts';

type Props = { slug: string; items: (ShownItem & { days: number })[] };

/** What waits for a decision, each with how long it has. */
export function InboxRows({ slug, items }: Props) {
  const { t } = useTranslation('credits');
  const show = useInboxItem();
  return (
    <Rows>
      {items.map((item) => {
        const { key, icon, to, title, language, why, note } = show(slug, item);
        return (
          <Row
            key={key}
            icon={icon}
            level="h2"
            to={to}
            title={<span lang={language}>{title}</span>}
            aside={
              <span className="worth">
                {item.days === 0 ? t('inbox.today') : t('inbox.waited', { count: item.days })}
              </span>
            }
          >
            <Note>
              {why}
              {note && ` · ${note}`}
            </Note>
          </Row>
        );
      })}
    </Rows>
  );
}
