import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Item = {
  kind: 'answer' | 'time' | 'meeting' | 'call' | 'confirm';
  pairId: string;
  meetingId: string | null;
  name: string;
  at: string | Date;
};

const HARM = { answer: 'turn', time: 'turn', confirm: 'turn', meeting: 'date', call: 'now' } as const;

/** What waits for the reader in mentoring: an answer, a meeting, minutes to confirm. */
export function useMentoringNeeds(items: Item[]): Need[] {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const whyOf = ({ kind, name, at }: Item) =>
    ({
      answer: t('pair.yourTurn', { date: format.date(at) }),
      time: t('meeting.theirs', { name }),
      meeting: format.dateTime(at),
      call: t('meeting.enter'),
      confirm: t('confirm.title'),
    })[kind];
  return items.map((each) => ({
    key: each.meetingId ?? each.pairId,
    harm: HARM[each.kind],
    at: each.at,
    icon: 'colleagues',
    to: each.kind === 'call' ? urls.meeting(each.meetingId!) : urls.mentoringPair(each.pairId),
    title: t('meeting.with', { name: each.name }),
    why: whyOf(each),
    note: each.kind === 'time' || each.kind === 'confirm' ? format.dateTime(each.at) : undefined,
    button: t(`task.${each.kind}`),
  }));
}
