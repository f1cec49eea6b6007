import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Table } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

type Props = {
  courseId: string;
  /** What was published, the newest first. */
  versions: { number: number; variants: { code: string; packageId: string | null; format: string }[] }[];
};

/** Results by question, gathered from all versions and languages: a native course has one page of them, packages have one each. */
export function QuestionLinks({ courseId, versions }: Props) {
  const { t } = useTranslation('modules');
  const packages = versions.flatMap(({ number, variants }) =>
    variants.flatMap(({ code, packageId }) => (packageId ? [{ number, code, packageId }] : [])),
  );
  const isNative = versions.some(({ variants }) => variants.some(({ format }) => format === 'native'));
  return (
    <section className="flow" aria-labelledby="questions">
      <h2 id="questions">{t('learners.questions')}</h2>
      {isNative && (
        <p>
          <a href={urls.courseQuestions(courseId)}>{t('scorm:trace.questions.title')}</a>
        </p>
      )}
      {packages.length > 0 && (
        <Table
          caption={t('learners.questions')}
          columns={[
            { key: 'language', name: t('catalogue:language') },
            { key: 'version', name: t('analysis.version'), amount: true },
            { key: 'questions', name: t('scorm:trace.questions.csv') },
            { key: 'attempts', name: t('learners.attempts') },
          ]}
          rows={packages.map(({ number, code, packageId }) => ({
            key: `${number} ${code}`,
            cells: [
              <span key="language" lang={code}>
                {nameOfLocale(code)}
              </span>,
              number,
              <a key="questions" href={urls.packageQuestions(packageId)}>
                {t('scorm:trace.questions.title')}
              </a>,
              <a key="attempts" href={urls.packageAttempts(packageId)}>
                {t('scorm:trace.title')}
              </a>,
            ],
          }))}
        />
      )}
    </section>
  );
}
