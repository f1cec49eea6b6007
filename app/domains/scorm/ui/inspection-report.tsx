import type { PackageReport } from '#app/domains/scorm/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Findings of the inspection in plain words: errors first, then warnings, then a description of the package. */
export function InspectionReport({ report }: { report: PackageReport }) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const words = useWordFor('scorm', 'finding');
  const standard = report.standard && t(`standard.${report.standard}`);
  return (
    <section className="flow">
      <h2>
        {report.errors.length > 0
          ? t('report.stopped')
          : report.warnings.length > 0
            ? t('report.warned', { count: report.warnings.length })
            : t('report.clean')}
      </h2>
      <ol className="report">
        {report.errors.map((each) => (
          <li key={each.code}>
            <Alert tone="danger" title={words(each.code, each.facts)} />
          </li>
        ))}
        {report.warnings.map((each, i) => (
          <li key={`${each.code}${i}`}>
            <Alert tone="warning" title={words(each.code, each.facts)} />
          </li>
        ))}
        {report.errors.length === 0 && (
          <li>
            <Alert
              tone="success"
              title={t('report.taken', { count: report.files, bytes: format.bytes(report.bytes) })}
            />
          </li>
        )}
      </ol>
      {report.title && (
        <Pairs
          text
          pairs={[
            [t('report.title'), report.title],
            [
              t('report.standard'),
              report.edition ? t('report.edition', { standard, edition: report.edition }) : standard,
            ],
            [t('report.parts'), report.scos.length],
            [t('report.launch'), report.launch],
          ]}
        />
      )}
    </section>
  );
}
