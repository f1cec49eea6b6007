import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Coming } from '#app/ui/agenda.tsx';
import type { Need } from '#app/ui/need.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Item = {
  kind: 'answer' | 'message' | 'time' | 'meeting' | 'call' | 'confirm';
  pairId: string;
  meetingId: string | null;
  name: string;
  at: string | Date;
};

const HARM = {
  answer: 'turn',
  message: 'turn',
  time: 'turn',
  confirm: 'turn',
  meeting: 'date',
  call: 'now',
} as const;

const pageOf = ({ kind, pairId, meetingId }: Item): string =>
  kind === 'call'
    ? urls.meeting(meetingId!)
    : `${urls.mentoringPair(pairId)}${kind === 'message' ? '#messages' : ''}`;

/** What waits for the reader in mentoring: an answer, a message, a meeting, minutes to confirm. */
export function useMentoringNeeds(items: Item[]): Need[] {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const whyOf = ({ kind, name, at }: Item) =>
    ({
      answer: t('pair.yourTurn', { date: format.date(at) }),
      message: t('message.unread', { name }),
      time: t('meeting.theirs', { name }),
      meeting: format.dateTime(at),
      call: t('meeting.enter'),
      confirm: t('confirm.title'),
    })[kind];
  return items.map((each) => ({
    key: each.meetingId ?? `${each.kind} ${each.pairId}`,
    harm: HARM[each.kind],
    at: each.at,
    icon: 'colleagues',
    to: pageOf(each),
    title: t('meeting.with', { name: each.name }),
    why: whyOf(each),
    note: ['message', 'time', 'confirm'].includes(each.kind) ? format.dateTime(each.at) : undefined,
    button: t(`task.${each.kind}`),
  }));
}

type Round = {
  programmeId: string;
  title: string;
  language: string;
  stage: 'profiles' | 'pairing' | 'answers';
  on: string;
};

/** Meetings that come, and the next days of rounds, as dates. */
export function useMentoringDates(items: Item[], rounds: Round[]): Coming[] {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const meetings = items.filter(({ kind }) => kind === 'meeting' || kind === 'call');
  return [
    ...meetings.map(({ meetingId, pairId, name, at }) => ({
      key: meetingId!,
      at,
      to: urls.mentoringPair(pairId),
      title: t('meeting.with', { name }),
      note: format.dateTime(at),
    })),
    ...rounds.map(({ programmeId, title, language, stage, on }) => ({
      key: programmeId,
      at: on,
      to: urls.mentoring(programmeId),
      title,
      language,
      note: t(`home.round.${stage}`, { date: format.day(on) }),
    })),
  ];
}
