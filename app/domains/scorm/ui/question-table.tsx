import type { ReactNode } from 'react';
import type { QuestionStatistic } from '#app/domains/scorm/trace/question-statistics.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Counted = Pick<QuestionStatistic, 'asked' | 'share' | 'discrimination' | 'meanSeconds' | 'mistakes'>;
export type QuestionRow = {
  key: string;
  question: ReactNode;
  part: string;
  /** Null where too few have answered to show anything. */
  counted: Counted | null;
};
type Props = {
  questions: QuestionRow[];
  /** Columns that say something: parts where there are several, times where they are known. */
  parts: boolean;
  times: boolean;
  /** Instead of the numbers of a question that too few have answered. */
  few?: string;
};

/** How hard questions were, how well they discriminate, and the most frequent mistake; of packages and native courses alike. */
export function QuestionTable({ questions, parts, times, few = '' }: Props) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const number = (value: number | null) => (value === null ? '–' : format.decimal(value.toFixed(2)));
  return (
    <>
      <Note>{t('trace.questions.discriminationHelp')}</Note>
      <Table
        caption={t('trace.questions.title')}
        columns={[
          { key: 'question', name: t('trace.question'), text: true },
          ...(parts ? [{ key: 'part', name: t('trace.part'), text: true }] : []),
          { key: 'share', name: t('trace.questions.share'), amount: true },
          { key: 'discrimination', name: t('trace.questions.discrimination'), amount: true },
          { key: 'asked', name: t('trace.questions.asked'), amount: true },
          ...(times ? [{ key: 'mean', name: t('trace.questions.mean'), amount: true }] : []),
          { key: 'mistake', name: t('trace.questions.mistake'), text: true },
        ]}
        rows={questions.map(({ key, question, part, counted }) => ({
          key,
          cells: [
            question,
            ...(parts ? [part] : []),
            counted?.share == null ? '–' : format.percent(counted.share),
            number(counted?.discrimination ?? null),
            counted ? counted.asked : few,
            ...(times
              ? [
                  counted?.meanSeconds == null
                    ? '–'
                    : t('trace.questions.seconds', { seconds: format.number(counted.meanSeconds) }),
                ]
              : []),
            counted?.mistakes[0] ? t('trace.questions.times', counted.mistakes[0]) : '–',
          ],
        }))}
      />
    </>
  );
}
