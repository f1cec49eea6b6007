import { allowsHost } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import type { PackageReport, ReportedFinding } from '#app/domains/scorm/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { useDrawn } from '#app/ui/refused.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { AllowHost, type Allowing } from './allow-host.tsx';

/** Hosts that a finding is about. */
const hostsOf = ({ facts = {} }: ReportedFinding): string[] =>
  String(facts['hosts'] ?? facts['host'] ?? '')
    .split(', ')
    .filter(Boolean);

type Props = {
  report: PackageReport;
  /** For a package that was accepted. */
  allowing?: Allowing;
};

/** Findings of the inspection in plain words: errors first, then warnings, then a description of the package. */
export function InspectionReport({ report, allowing }: Props) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const words = useWordFor('scorm', 'finding');
  const say = ({ code, facts }: ReportedFinding) => words(code, facts);
  const editions = useWordFor('scorm', 'report.editions');
  const drawn = useDrawn();
  if (report.errors.length > 0) drawn?.sayFailure();
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
        {report.errors.map((each, i) => (
          <li key={each.code}>
            <Alert opens={i === 0} tone="danger" title={say(each)} />
          </li>
        ))}
        {report.warnings.map((each, i) => (
          <li key={`${each.code}${i}`}>
            <Warning finding={each} title={say(each)} {...(allowing ? { allowing } : {})} />
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
      {allowing && report.warnings.some((each) => hostsOf(each).length > 0) && (
        <Note>{t('needs.allowTold')}</Note>
      )}
      {report.launch && (
        <Pairs
          text
          pairs={[
            [t('report.title'), report.title ?? '–'],
            [
              t('report.standard'),
              report.edition
                ? t('report.edition', { standard, edition: editions(report.edition) })
                : standard,
            ],
            [t('report.parts'), report.scos.length],
            [t('report.launch'), report.launch],
          ]}
        />
      )}
    </section>
  );
}

/** A finding about hosts has a button for each of them. */
function Warning({
  finding,
  title,
  allowing,
}: {
  finding: ReportedFinding;
  title: string;
  allowing?: Allowing;
}) {
  const hosts = allowing ? hostsOf(finding) : [];
  const isSettled = hosts.length > 0 && hosts.every((host) => allowsHost(allowing!.needs, host));
  return (
    <Alert tone={isSettled ? 'info' : 'warning'} title={title}>
      {hosts.length > 0 && (
        <div className="cluster">
          {hosts.map((host) => (
            <AllowHost key={host} host={host} {...allowing!} />
          ))}
        </div>
      )}
    </Alert>
  );
}
