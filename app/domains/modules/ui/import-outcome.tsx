import { findingSentence } from '#app/domains/modules/format/finding-sentence.ts';
import type { ImportFault, ImportRefusal } from '#app/domains/modules/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Table } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';
import { RefusedImport } from './refused-import.tsx';

type Faults = { all: number; first: ImportFault[] };
type Props = {
  state: 'done' | 'faulty' | 'refused' | 'cancelled';
  faults: Faults | null;
  refusal: ImportRefusal | null;
  courseId: string | null;
};

/** How an import ended: the draft, or why there is none. */
export function ImportOutcome({ state, faults, refusal, courseId }: Props) {
  const { t } = useTranslation('modules');
  if (state === 'done')
    return (
      <Alert tone="success" title={t('import.done')}>
        <p>{t('import.doneHelp')}</p>
        <p>
          <a className="button beacon" href={urls.ownCourse(courseId!)}>
            {t('import.open')}
          </a>
        </p>
      </Alert>
    );
  return (
    <>
      {faults && <FaultTable {...faults} />}
      {refusal && <RefusedImport refusal={refusal} />}
      {state === 'cancelled' && <Alert tone="info" title={t('import.cancelled')} />}
      <p>
        <a className="button" href={urls.imports()}>
          {t('import.again')}
        </a>
      </p>
    </>
  );
}

/** A fault of a package in the folder says why, in the words for packages. */
function useFaultText() {
  const words = useWordFor('modules', 'fault');
  const findings = useWordFor('scorm', 'finding');
  return ({ code, facts }: Pick<ImportFault, 'code' | 'facts'>): string => {
    const { finding } = facts;
    const why = finding === undefined ? {} : { why: findingSentence(findings(finding, facts)) };
    return words(code, { ...facts, ...why });
  };
}

/** Everything that is wrong in the folder, by file and line. */
function FaultTable({ all, first }: Faults) {
  const { t } = useTranslation('modules');
  const words = useFaultText();
  return (
    <>
      <Alert tone="danger" title={t('import.faults', { count: all })}>
        <p>{t('import.faultsHelp')}</p>
      </Alert>
      <Table
        caption={t('import.faultsName')}
        columns={[
          { key: 'file', name: t('import.column.file'), text: true },
          { key: 'line', name: t('import.column.line'), amount: true },
          { key: 'what', name: t('import.column.what'), text: true },
        ]}
        rows={first.map(({ file, line, code, facts }, at) => ({
          key: String(at),
          cells: [<code key="file">{file}</code>, line, words({ code, facts })],
        }))}
      />
      {all > first.length && <p>{t('import.faultsMore', { count: first.length })}</p>}
    </>
  );
}
