import { Row } from '#app/ui/rows.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';

type Item = {
  kind: 'answer' | 'reply' | 'close';
  id: string;
  specialty: string;
  code: string;
  at: string | Date;
};

/** Rows of the first page: what of consultations waits, each one click from doing it. */
export function WaitingCases({ items }: { items: Item[] }) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const specialtyName = useSpecialtyName();
  return items.map((each) => (
    <Row key={each.id} icon="colleagues" to={urls.consultation(each.id)} title={t(`waiting.${each.kind}`)}>
      <Note>
        {specialtyName(each.specialty)}, {each.code}.{' '}
        {each.kind === 'answer' && t('list.due', { date: format.dateTime(each.at) })}
      </Note>
    </Row>
  ));
}
