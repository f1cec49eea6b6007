import {
  type EvaluationSummary as Summary,
  favourableShare,
} from '#app/domains/learning/evaluation/evaluation-results.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { Note } from '#app/ui/note.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Props = Summary & {
  /** Address of the full results; none for readers who may not see that page. */
  to?: string;
};

/** What learners thought, in a few lines, for those who decide about a course. */
export function EvaluationSummary({ given, shown, questions, to }: Props) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const short = useWordFor('learning', 'results.short');
  return (
    <section className="flow" aria-labelledby="thought">
      <h2 id="thought">{t('results.title')}</h2>
      {shown === 0 ? (
        <Note>
          {t('results.few', { count: MIN_GROUP_SIZE })}. {t('results.soFar', { count: given })}
        </Note>
      ) : (
        <>
          <Pairs
            text
            pairs={[
              [t('results.answers'), format.number(shown, 0)],
              ...questions.map((question): [string, string] => [
                short(question.id),
                format.percent(favourableShare(question) ?? 0),
              ]),
            ]}
          />
          <Note>{t('results.groupHelp', { count: MIN_GROUP_SIZE })}</Note>
          {to && (
            <p>
              <a href={to}>{t('results.all')}</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}
