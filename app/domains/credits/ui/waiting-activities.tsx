import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Activity = { id: string; title: string; language: string; name: string; submittedAt: Date | string };

const SHOWN = 5;

/** The activities elsewhere that have waited longest for the association's decision, of `total`; nothing where none does. */
export function WaitingActivities({
  slug,
  activities,
  total,
}: {
  slug: string;
  activities: Activity[];
  total: number;
}) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (total === 0) return null;
  return (
    <section className="flow" aria-labelledby="activities">
      <h2 id="activities">{t('activity.waiting', { count: total })}</h2>
      <Rows>
        {activities.slice(0, SHOWN).map((each) => (
          <Row key={each.id} icon="file" of={each} to={urls.decideActivity(slug, each.id)}>
            <Note>
              {each.name}, {format.date(each.submittedAt)}
            </Note>
          </Row>
        ))}
      </Rows>
      {total > SHOWN && (
        <p>
          <a className="button" href={urls.activitiesToDecide(slug)}>
            {t('activity.showAll')}
          </a>
        </p>
      )}
    </section>
  );
}
