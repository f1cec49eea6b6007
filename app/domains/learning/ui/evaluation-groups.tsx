import { EVALUATION_FORM } from '#app/domains/learning/evaluation/evaluation-form.ts';
import { type AnswerGroup, favourableShare } from '#app/domains/learning/evaluation/evaluation-results.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { Note } from '#app/ui/note.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Props = {
  name: string;
  groups: AnswerGroup[];
  nameOf: (name: string) => string;
  /** Says something only where there are several. */
  compared?: boolean;
};

/** How many answers of each group speak for the course, question by question. */
export function EvaluationGroups({ name, groups, nameOf, compared = false }: Props) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const short = useWordFor('learning', 'results.short');
  const questions = EVALUATION_FORM.questions.filter(({ kind }) => kind !== 'text');
  if (compared && groups.length < 2) return null;
  return (
    <section className="flow">
      <h2>{name}</h2>
      <Note>{t('results.groupHelp', { count: MIN_GROUP_SIZE })}</Note>
      <Table
        caption={name}
        columns={[
          { key: 'group', name },
          { key: 'shown', name: t('results.answers'), amount: true },
          ...questions.map(({ id }) => ({ key: id, name: short(id), amount: true })),
        ]}
        rows={groups.map((group) => ({
          key: group.name,
          cells: [
            nameOf(group.name),
            group.shown === null ? t('results.hidden') : format.number(group.shown, 0),
            ...questions.map(({ id }) => {
              const counted = group.questions.find((each) => each.id === id);
              const share = counted ? favourableShare(counted) : null;
              return share === null ? '–' : format.percent(share);
            }),
          ],
        }))}
      />
    </section>
  );
}
