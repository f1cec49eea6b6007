import type { AnalysedQuestion } from '#app/domains/modules/analysis/read-analysis.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Wrong answers to a question, and how each language stands. */
export function QuestionDetails({ question }: { question: AnalysedQuestion }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const { text, language, counted, languages } = question;
  if (!counted) return null;
  const columns = [{ name: t('analysis.all'), counted }, ...languages.map((each) => ({ name: nameOfLocale(each.language), counted: each.counted }))]; // oxfmt-ignore
  type Counted = typeof counted;
  const row = (key: string, name: React.ReactNode, value: (each: Counted) => string) => ({
    key,
    cells: [name, ...columns.map((each) => (each.counted ? value(each.counted) : '–'))],
  });
  const countOf = (each: Counted, response: string) =>
    each.mistakes.find((mistake) => mistake.response === response)?.count ?? 0;
  return (
    <Disclosure summary={<span lang={language}>{text}</span>}>
      <Table
        caption={t('analysis.byLanguage')}
        columns={[
          { key: 'what', name: t('analysis.what'), text: true },
          ...columns.map(({ name }) => ({ key: name, name, amount: true })),
        ]}
        rows={[
          row('answered', t('scorm:trace.questions.asked'), (each) => String(each.asked)),
          row('share', t('scorm:trace.questions.share'), ({ share }) =>
            share === null ? '–' : format.percent(share),
          ),
          row('discrimination', t('scorm:trace.questions.discrimination'), ({ discrimination }) =>
            discrimination === null ? '–' : format.decimal(discrimination.toFixed(2)),
          ),
          ...counted.mistakes.map(({ response }) =>
            row(
              `mistake ${response}`,
              <span>
                {t('analysis.mistake')} <span lang={language}>{response}</span>
              </span>,
              (each) => String(countOf(each, response)),
            ),
          ),
        ]}
      />
      {languages.some((each) => !each.counted) && (
        <p className="small soft">{t('analysis.few', { count: MIN_GROUP_SIZE })}</p>
      )}
    </Disclosure>
  );
}
