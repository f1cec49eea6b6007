import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

type Props = { registered: number; begun: number; completed: number; evaluated: number };
const STEPS = ['registered', 'begun', 'completed', 'evaluated'] as const;

/** How far the learners of a course have come: its point in a sentence, then each step with its number and share. */
export function LearnerCounts(counts: Props) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const all = counts.registered;
  if (all === 0) return null;
  return (
    <section className="flow" aria-labelledby="counts">
      <h2 id="counts">{t('learners.counts')}</h2>
      <p>{t('learners.finding', { share: format.percent(counts.completed / all) })}</p>
      <dl className="bars">
        {STEPS.map((step) => (
          <div key={step}>
            <dt>{t(`learners.steps.${step}`)}</dt>
            <dd className="value">
              {format.number(counts[step], 0)}{' '}
              <span className="soft">{format.percent(counts[step] / all)}</span>
            </dd>
            <dd className="drawn" aria-hidden="true">
              <svg className="bar">
                <rect width={`${Math.round((counts[step] / all) * 100)}%`} height="100%" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
