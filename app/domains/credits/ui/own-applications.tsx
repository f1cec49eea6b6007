import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type State = 'draft' | 'submitted' | 'returned' | 'approved' | 'refused';
const TONES: Record<State, Tone | undefined> = {
  draft: undefined,
  submitted: 'info',
  returned: 'warning',
  approved: 'success',
  refused: 'danger',
};

type Props = {
  applications: {
    application: {
      id: string;
      programmeId: string;
      state: State;
      reason: string | null;
      submittedAt: Date | string;
      decidedAt: Date | string | null;
    };
    association: string;
  }[];
};

/** Applications for one's own course, and what became of them. */
export function OwnApplications({ applications }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (applications.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="applications">
      <h2 id="applications">{t('application.own')}</h2>
      <Rows>
        {applications.map(({ application, association }) => (
          <Row key={application.id} title={programmeOrThrow(application.programmeId).name}>
            <p className="tags">
              <Tag tone={TONES[application.state]}>{t(`application.state.${application.state}`)}</Tag>
            </p>
            <Note>
              {association}, {format.date(application.decidedAt ?? application.submittedAt)}
            </Note>
            {application.reason && <p className="small">{application.reason}</p>}
          </Row>
        ))}
      </Rows>
    </section>
  );
}
