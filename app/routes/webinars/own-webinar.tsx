import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { assignTopic } from '#app/domains/catalogue/topics/assign-topic.server.ts';
import { TopicForm } from '#app/domains/catalogue/ui/topic-form.tsx';
import { readOwnWebinar } from '#app/domains/webinars/schedule/read-own-webinar.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { changePrompt } from '#app/domains/rooms/prompts/change-prompt.server.ts';
import { discardPrompt, type DiscardedPrompt } from '#app/domains/rooms/prompts/discard-prompt.server.ts';
import { draftPrompt } from '#app/domains/rooms/prompts/draft-prompt.server.ts';
import { movePrompt } from '#app/domains/rooms/prompts/move-prompt.server.ts';
import { ClashAlert } from '#app/domains/webinars/ui/clash-alert.tsx';
import { PollForm } from '#app/domains/webinars/ui/poll-form.tsx';
import { setAttendanceRule } from '#app/domains/webinars/attendance/set-attendance-rule.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { cancelWebinar } from '#app/domains/webinars/schedule/cancel-webinar.server.ts';
import { changeWebinar } from '#app/domains/webinars/schedule/change-webinar.server.ts';
import { repeatWebinar } from '#app/domains/webinars/schedule/repeat-webinar.server.ts';
import { saveWebinarVariant } from '#app/domains/webinars/schedule/save-webinar-variant.server.ts';
import { addStaff } from '#app/domains/webinars/staff/add-staff.server.ts';
import { removeStaff } from '#app/domains/webinars/staff/remove-staff.server.ts'; // oxfmt-ignore
import { addQuizQuestion } from '#app/domains/webinars/quiz/add-quiz-question.server.ts';
import { removeQuizQuestion } from '#app/domains/webinars/quiz/remove-quiz-question.server.ts';
import { OwnWebinarForms } from '#app/domains/webinars/ui/own-webinar-forms.tsx';
import { ScheduleForm } from '#app/domains/webinars/ui/schedule-form.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ConfirmedAction } from '#app/ui/buttons.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { OwnWebinarLinks } from '#app/domains/webinars/ui/own-webinar-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, (ctx) => readOwnWebinar(ctx, args.params['webinarId']!));
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  /** Everybody on the staff of a webinar is on that of its room. */
  const room = { roomId: id, staff: true };
  const courseOf = async (ctx: Ctx) => (await requireOwnWebinar(ctx, id)).webinar.courseId;
  return actions(args, {
    said: {
      change: 'webinars:said.change',
      announce: 'webinars:said.announce',
      cancel: 'webinars:said.cancel',
      repeat: 'webinars:said.repeat',
      rule: 'webinars:said.rule',
      staff: 'webinars:said.staff',
      unstaff: 'webinars:said.unstaff',
      topic: 'catalogue:said.topic',
      disclose: 'catalogue:said.disclose',
      question: 'webinars:said.question',
      unquestion: 'webinars:said.unquestion',
      poll: 'webinars:said.poll',
      'change-poll': 'webinars:said.changePoll',
      'move-poll': 'webinars:said.movePoll',
      'remove-poll': ({ did }) => ({
        key: 'webinars:said.removePoll',
        undo: { intent: 'poll', hidden: pollFields(did as DiscardedPrompt) },
      }),
    },
    guard: (ctx) => requireOwnWebinar(ctx, id, ['host', 'cohost', 'moderator']),
    back: ({ intent }) => (intent === 'repeat' ? urls.mentor() : urls.ownWebinar(id)),
    lists: ['specialties'],
    intents: {
      change: act((ctx, values) => changeWebinar(ctx, id, values)),
      announce: act((ctx) => announceWebinar(ctx, id)),
      cancel: act((ctx) => cancelWebinar(ctx, id)),
      repeat: act((ctx, values) => repeatWebinar(ctx, id, values)),
      rule: act((ctx, values) => setAttendanceRule(ctx, id, values)),
      words: act((ctx, values) => saveWebinarVariant(ctx, id, values)),
      staff: act((ctx, values) => addStaff(ctx, id, values)),
      unstaff: act(fields('personId'), (ctx, { personId }) => removeStaff(ctx, id, personId)),
      topic: act(fields('topicId'), async (ctx, { topicId }) =>
        assignTopic(ctx, await courseOf(ctx), topicId),
      ),
      disclose: act(async (ctx, values) => saveDisclosure(ctx, await courseOf(ctx), values)),
      poll: act(async (ctx, values) => void (await draftPrompt(ctx, room, { ...values, kind: 'poll' }))),
      'change-poll': act((ctx, values) => changePrompt(ctx, room, values)),
      'move-poll': act((ctx, values) => movePrompt(ctx, room, values)),
      'remove-poll': act(fields('id'), (ctx, poll) => discardPrompt(ctx, room, poll.id)),
      question: act(async (ctx, values) => addQuizQuestion(ctx, await courseOf(ctx), values)),
      unquestion: act(fields('id'), async (ctx, question) =>
        removeQuizQuestion(ctx, await courseOf(ctx), question.id),
      ),
    },
  });
}

const pollFields = ({ options, ...poll }: DiscardedPrompt) => ({
  ...poll,
  position: String(poll.position),
  options: options.join('\n'),
});

export default function OwnWebinar() {
  const data = useLoaderData<typeof loader>();
  const { state, sent, stateOf } = formStates(useActionData());
  const { t } = useTranslation('webinars');
  const format = useFormat();
  const shown = data.over ? 'over' : data.opened ? 'live' : data.state;
  return (
    <Page
      className="flow"
      trail={[{ to: urls.mentor(), name: t('own.title') }]}
      title={<span lang={data.values.language}>{data.title}</span>}
      lead={format.dateTime(data.startsAt)}
      under={
        <p>
          <Tag tone={shown === 'live' ? 'danger' : undefined}>{t(`state.${shown}`)}</Tag>{' '}
          {t('own.seats', { count: data.seats.seats })}
          {data.seats.waiting > 0 && ` · ${t('own.waiting', { count: data.seats.waiting })}`}
        </p>
      }
    >
      {['announce', 'cancel', 'unstaff', 'unquestion'].includes(sent) && <FormFailure state={state} />}
      <OwnWebinarLinks {...data} />
      <ClashAlert clashes={data.clashes} />
      {data.host && !data.opened && data.state !== 'cancelled' && (
        <Disclosure summary={t('own.edit')} open={data.state === 'draft'} state={stateOf('change')}>
          <ScheduleForm
            state={stateOf('change')}
            values={data.values}
            associations={data.associations}
            button={t('common:save')}
            intent="change"
          />
        </Disclosure>
      )}
      {!data.over && data.state !== 'cancelled' && <PollForm polls={data.polls} stateOf={stateOf} />}
      {data.host && (
        <>
          <OwnWebinarForms data={data} stateOf={stateOf} />
          <Disclosure summary={t('catalogue:topics.one')} state={stateOf('topic')}>
            <TopicForm topicId={data.topicId} topics={data.topics} state={stateOf('topic')} />
          </Disclosure>
          {!data.opened && data.state !== 'cancelled' && (
            <ConfirmedAction
              summary={t('own.cancel')}
              help={t('own.cancelHelp')}
              button={t('own.cancelSure')}
              intent="cancel"
              look="danger"
              small={false}
            />
          )}
        </>
      )}
    </Page>
  );
}
