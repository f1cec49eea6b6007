import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Activity = { id: string; title: string; language: string; name: string; submittedAt: Date | string };

/** Activities elsewhere that wait for the association's decision; nothing where none does. */
export function WaitingActivities({ slug, activities }: { slug: string; activities: Activity[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (activities.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="activities">
      <h2 id="activities">{t('activity.waiting', { count: activities.length })}</h2>
      <Rows>
        {activities.map((each) => (
          <Row key={each.id} icon="file" of={each} to={urls.decideActivity(slug, each.id)}>
            <Note>
              {each.name}, {format.date(each.submittedAt)}
            </Note>
          </Row>
        ))}
      </Rows>
    </section>
  );
}
