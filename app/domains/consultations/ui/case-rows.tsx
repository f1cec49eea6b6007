import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import type { CaseState } from '#app/domains/consultations/cases/case-flow.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { Row, Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const CASE_STATE_TONES: Partial<Record<CaseState, Tone>> = {
  held: 'warning',
  waiting: 'warning',
  asked_back: 'warning',
  answered: 'success',
};

type ListedCase = {
  id: string;
  code: string;
  specialty: string;
  language: string;
  age: number | null;
  /** The first words of the question, for those who have read it. */
  words?: string | null;
  urgency: 'today' | 'days' | 'week';
  state: CaseState;
  askedAt: string | Date;
  dueAt: string | Date | null;
};

/** A case in a list: by its first words for those who have read it, otherwise by its specialty alone. */
export function CaseRows({ rows, due = false }: { rows: ListedCase[]; due?: boolean }) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  if (rows.length === 0) return null;
  return (
    <Rows>
      {rows.map((row) => (
        <Row
          key={row.id}
          icon="colleagues"
          to={urls.consultation(row.id)}
          {...(row.words
            ? { of: { title: row.words, language: row.language } }
            : { title: specialtyName(row.specialty) })}
          aside={
            <p className="tags">
              {due && row.urgency === 'today' && <Tag tone="danger">{t('urgency.today.name')}</Tag>}
              {!due && <Tag tone={CASE_STATE_TONES[row.state]}>{t(`state.${row.state}`)}</Tag>}
            </p>
          }
        >
          <Note>
            {[
              row.words && specialtyName(row.specialty),
              row.age !== null && t('list.age', { count: row.age }),
              row.code,
            ]
              .filter(Boolean)
              .join(', ')}
            .{' '}
            {due && row.dueAt
              ? t('list.due', { date: format.dateTime(row.dueAt) })
              : t('list.asked', { date: format.dateTime(row.askedAt) })}
          </Note>
        </Row>
      ))}
    </Rows>
  );
}
