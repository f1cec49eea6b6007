import { useCreditUnits } from '#app/domains/credits/ui/use-credit-units.ts';
import { StatementList } from '#app/domains/xapi/ui/statement-list.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Pairs, Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useProgrammeName } from '#app/domains/credits/ui/use-programmes.ts';

type When = Date | string;
export type ShownLine = { startedAt: When; endedAt: When; minutes: number };
/** What Majakka itself recorded of a completion. */
export type CompletionRecordProps = {
  name: string;
  line: ShownLine;
  record: {
    version: { number: number; publishedAt: When | null };
    evaluatedAt: When | null;
    certificateCode: string | null;
    certificateName: string | null;
    namesSince: { at: When; name: string; association: string }[];
    /** What it earned under an accreditation, as an exact text. */
    earned: { accreditationId: string; units: string }[];
    accreditations: {
      accreditation: {
        id: string;
        programmeId: string;
        units: string;
        code: string;
        category: string;
        validFrom: string;
        validTo: string;
        signedAt: When;
      };
      association: { name: string };
    }[];
    launches: { id: string; at: When; intervals: { from: When; to: When; offline: boolean }[] }[];
    statements: Parameters<typeof StatementList>[0]['statements'];
  };
  /** Scaled, as the package reported it; null where there is none. */
  score: string | null;
};

/** What a line of the ledger that comes of a course rests on: the participation, accreditations, presence, statements. */
export function CompletionRecord({ name, line, record, score }: CompletionRecordProps) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const units = useCreditUnits();
  return (
    <>
      <section className="halves">
        <div className="flow">
          <h2>{t('evidence.participation')}</h2>
          <Pairs
            text
            pairs={[
              [t('association.name'), name],
              [t('evidence.started'), format.dateTime(line.startedAt)],
              [t('evidence.ended'), format.dateTime(line.endedAt)],
              [t('evidence.minutes'), t('common:minutes', { count: line.minutes })],
              [t('evidence.score'), score === null ? '–' : format.percent(Number(score))],
              [t('evidence.evaluated'), record.evaluatedAt ? format.dateTime(record.evaluatedAt) : '–'],
              [
                t('evidence.version'),
                `${t('catalogue:version', { number: record.version.number })}${record.version.publishedAt ? `, ${format.date(record.version.publishedAt)}` : ''}`,
              ],
              ...(record.certificateName === null || record.certificateName === name
                ? []
                : [[t('evidence.nameThen'), record.certificateName] as [string, string]]),
              ...record.namesSince.map((each): [string, string] => [
                t('evidence.nameSince', { date: format.date(each.at) }),
                `${each.name} (${each.association})`,
              ]),
              [
                t('evidence.certificate'),
                record.certificateCode ? (
                  <a href={urls.verifyCode(record.certificateCode)}>{record.certificateCode}</a>
                ) : (
                  '–'
                ),
              ],
            ]}
          />
        </div>
        <div className="flow">
          <h2>{t('evidence.accreditations')}</h2>
          {record.accreditations.length === 0 && (
            <p className="soft">{t('reason.not_accredited', { code: '', category: '' })}</p>
          )}
          {record.accreditations.map(({ accreditation, association: by }) => (
            <Pairs
              text
              key={accreditation.id}
              pairs={[
                [t('enrol.programme'), programmeName(accreditation.programmeId)],
                [t('accreditation.units'), units(accreditation.programmeId, accreditation.units)],
                ...record.earned.flatMap((each): [string, string][] =>
                  each.accreditationId === accreditation.id
                    ? [[t('evidence.earned'), units(accreditation.programmeId, each.units)]]
                    : [],
                ),
                [t('accreditation.code'), accreditation.code],
                [t('accreditation.category'), accreditation.category],
                [
                  t('accreditation.valid'),
                  t('period', {
                    from: format.day(accreditation.validFrom),
                    to: format.day(accreditation.validTo),
                  }),
                ],
                [t('accreditation.signed'), `${by.name}, ${format.dateTime(accreditation.signedAt)}`],
              ]}
            />
          ))}
        </div>
      </section>
      <section className="flow">
        <h2>{t('evidence.launches')}</h2>
        <Note>{t('evidence.launchesHelp')}</Note>
        <Table
          caption={t('evidence.launches')}
          columns={[
            { key: 'at', name: t('evidence.opened') },
            { key: 'intervals', name: t('evidence.present'), text: true },
          ]}
          rows={record.launches.map((launch) => ({
            key: launch.id,
            cells: [
              format.dateTime(launch.at),
              launch.intervals.length === 0
                ? '–'
                : launch.intervals
                    .map(
                      ({ from, to, offline }) =>
                        `${format.bareTime(from)}–${format.bareTime(to)}${offline ? ` (${t('evidence.offline')})` : ''}`,
                    )
                    .join(', '),
            ],
          }))}
        />
      </section>
      <section className="flow">
        <h2>{t('evidence.statements')}</h2>
        <StatementList statements={record.statements} />
      </section>
    </>
  );
}
