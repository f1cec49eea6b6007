import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { ActivityState } from './activity-facts.tsx';

type Activity = {
  id: string;
  title: string;
  activityType: string;
  language: string;
  state: Parameters<typeof ActivityState>[0]['state'];
  submittedAt: Date | string;
  reason: string | null;
};

/** Activities elsewhere that somebody has handed in, and what became of them. */
export function OwnActivities({ activities }: { activities: Activity[] }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  const typeName = useWordFor('credits', 'activity.types');
  return (
    <section className="flow" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t('activity.own')}</h2>
      {activities.length === 0 && <p className="soft">{t('activity.lead')}</p>}
      {activities.length > 0 && (
        <Rows>
          {activities.map((each) => (
            <Row
              key={each.id}
              icon="file"
              {...(each.title ? { of: each } : { title: typeName(each.activityType) })}
              to={urls.ownActivity(each.id)}
            >
              <p className="tags">
                <ActivityState state={each.state} />
              </p>
              <Note>{format.date(each.submittedAt)}</Note>
              {each.state === 'returned' && <p className="small">{each.reason}</p>}
            </Row>
          ))}
        </Rows>
      )}
      <p>
        <a className="button" href={urls.newActivity()}>
          {t('activity.add')}
        </a>
      </p>
    </section>
  );
}
