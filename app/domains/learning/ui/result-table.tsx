import { useTranslation } from '#app/i18n/use-translation.ts';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export type Result = {
  id: string;
  title: string;
  language: string;
  isLive: boolean;
  isNative: boolean;
  learners: number;
  completed: number;
  given: number;
  share: number | null;
};

/** A line for each course: how many take and complete it, what they thought, each leading to the page that says more. */
export function ResultTable({ caption, results }: { caption: string; results: Result[] }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const shareOf = ({ learners, completed }: Result) =>
    learners === 0 ? '–' : format.percent(completed / learners);
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'title', name: t('author.title') },
        { key: 'learners', name: t('author.learners'), amount: true },
        { key: 'completed', name: t('author.completed'), amount: true },
        { key: 'given', name: t('results.answers'), amount: true },
        { key: 'share', name: t('author.share'), amount: true },
        { key: 'questions', name: t('author.questions') },
      ]}
      rows={results.map((each) => ({
        key: each.id,
        cells: [
          <span key="title" lang={each.language}>
            {each.title}
          </span>,
          each.isLive ? (
            format.number(each.learners, 0)
          ) : (
            <WayTo
              key="learners"
              to={urls.learners(each.id)}
              name={t('author.learners')}
              says={format.number(each.learners, 0)}
              of={each}
            />
          ),
          shareOf(each),
          format.number(each.given, 0),
          <WayTo
            key="share"
            to={urls.evaluationResults(each.id)}
            name={t('results.title')}
            says={each.share === null ? t('results.hidden') : format.percent(each.share)}
            of={each}
          />,
          each.isLive ? (
            '–'
          ) : (
            <WayTo
              key="questions"
              to={each.isNative ? urls.courseQuestions(each.id) : `${urls.learners(each.id)}#questions`}
              name={t('scorm:trace.questions.title')}
              says={t('author.open')}
              of={each}
            />
          ),
        ],
      }))}
    />
  );
}

/** A value that leads to the page behind it; to those who only hear it, it says of what. */
function WayTo({ to, name, says, of }: { to: string; name: string; says: string; of: Result }) {
  return (
    <a href={to} aria-label={`${says}, ${name}: ${of.title}`}>
      {says}
    </a>
  );
}
