import type { ReactNode } from 'react';
import { CreditBadge } from '#app/domains/credits/ui/credit-badge.tsx';
import type { ListedWebinar } from '#app/domains/webinars/schedule/listed-webinar.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { LanguageTags } from '#app/ui/language-tags.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function WebinarRows({ rows, empty }: { rows: ListedWebinar[]; empty?: ReactNode }) {
  const { t } = useTranslation('webinars');
  const format = useFormat();
  if (rows.length === 0) return empty;
  return (
    <Rows>
      {rows.map((each) => (
        <Row
          key={each.slug}
          icon="live"
          level="h2"
          of={each}
          to={urls.webinar(each.slug)}
          aside={each.credit && <CreditBadge {...each.credit} minutes={each.minutes} />}
        >
          <p className="small">
            {each.live && <Tag tone="danger">{t('live')}</Tag>} {format.dateTime(each.startsAt)} ·{' '}
            {t('common:minutes', { count: each.minutes })}
          </p>
          <Note lang={each.language}>{each.summary}</Note>
          {each.seat && (
            <p className="tags">
              <Tag tone={each.seat === 'seat' ? 'success' : 'warning'}>{t(`seatState.${each.seat}`)}</Tag>
            </p>
          )}
          <LanguageTags languages={each.languages} />
        </Row>
      ))}
    </Rows>
  );
}
