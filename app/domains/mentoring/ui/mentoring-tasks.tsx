import { useTranslation } from '#app/i18n/use-translation.ts';
import { Row } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Item = {
  kind: 'answer' | 'time' | 'meeting' | 'call' | 'confirm';
  pairId: string;
  meetingId: string | null;
  name: string;
  at: string | Date;
};

/** Rows of the first page: what of mentoring waits, each one click from doing it. */
export function MentoringTaskRows({ items }: { items: Item[] }) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const textOf = ({ kind, name, at }: Item) =>
    ({
      answer: t('pair.yourTurn', { date: format.date(at) }),
      time: `${format.dateTime(at)}. ${t('meeting.theirs', { name })}`,
      meeting: format.dateTime(at),
      call: t('meeting.enter'),
      confirm: `${format.dateTime(at)}. ${t('confirm.title')}`,
    })[kind];
  return items.map((each) => (
    <Row
      key={each.meetingId ?? each.pairId}
      icon="colleagues"
      to={each.kind === 'call' ? urls.meeting(each.meetingId!) : urls.mentoringPair(each.pairId)}
      title={t('meeting.with', { name: each.name })}
    >
      <Note>{textOf(each)}</Note>
    </Row>
  ));
}
