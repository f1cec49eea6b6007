import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { urls } from '#app/urls.ts';
import { type PairWhen, usePairLead } from './use-pair-lead.ts';

export type Mentee = PairWhen & { id: string; meetings: number };

/** A mentor's mentees, with where each pair stands and how often it has met. */
export function MenteeRows({ mentees }: { mentees: Mentee[] }) {
  const { t } = useTranslation('mentoring');
  const lead = usePairLead();
  return (
    <Rows>
      {mentees.map((each) => (
        <Row key={each.id} icon="colleagues" to={urls.mentoringPair(each.id)} title={each.name}>
          <Note>
            {lead(each)}
            {each.meetings > 0 && <> {t('home.met', { count: each.meetings })}</>}
          </Note>
        </Row>
      ))}
    </Rows>
  );
}
