import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { endPair } from '#app/domains/mentoring/pairs/end-pair.server.ts';
import { pausePair } from '#app/domains/mentoring/pairs/pause-pair.server.ts';
import { resumePair } from '#app/domains/mentoring/pairs/resume-pair.server.ts';
import { readPairPage } from '#app/domains/mentoring/pairs/read-pair-page.server.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { answerMeeting } from '#app/domains/mentoring/meetings/answer-meeting.server.ts';
import { confirmMeeting } from '#app/domains/mentoring/meetings/confirm-meeting.server.ts';
import { proposeMeeting } from '#app/domains/mentoring/meetings/propose-meeting.server.ts';
import { writeAgenda } from '#app/domains/mentoring/meetings/write-agenda.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { markMessagesRead } from '#app/domains/mentoring/messages/mark-messages-read.server.ts';
import { sendMessage } from '#app/domains/mentoring/messages/send-message.server.ts';
import { Meetings } from '#app/domains/mentoring/ui/meetings.tsx';
import { Messages } from '#app/domains/mentoring/ui/messages.tsx';
import { PairAside } from '#app/domains/mentoring/ui/pair-aside.tsx';
import { PairPerson } from '#app/domains/mentoring/ui/pair-person.tsx';
import { usePairLead } from '#app/domains/mentoring/ui/use-pair-lead.ts';
import { PairReasons } from '#app/domains/mentoring/ui/pair-reasons.tsx';
import { Fit, Goals, Notes } from '#app/domains/mentoring/ui/workspace.tsx';
import { addGoal } from '#app/domains/mentoring/workspace/add-goal.server.ts';
import { rateFit } from '#app/domains/mentoring/workspace/rate-fit.server.ts';
import { rateGoal } from '#app/domains/mentoring/workspace/rate-goal.server.ts';
import { removeNote } from '#app/domains/mentoring/workspace/remove-note.server.ts';
import { writeNote } from '#app/domains/mentoring/workspace/write-note.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag, type Tone } from '#app/ui/alert.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { programme, ...pair } = await readPairPage(ctx, args.params['pairId']!);
    // What is shown now is read from now on; a page that is fetched again shows nothing as new.
    await markMessagesRead(ctx, args.params['pairId']!, pair.messages);
    const { minutes, everyWeeks } = programme.settings;
    return {
      ...pair,
      title: pair.name,
      programmeId: programme.id,
      settings: { minutes, everyWeeks },
      words: pickTranslation(programme.words, locale),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['pairId']!;
  const meeting = fields('meetingId');
  return actions(args, {
    said: {
      propose: 'mentoring:said.propose',
      agree: 'mentoring:said.agree',
      'call-off': 'mentoring:said.callOff',
      confirm: 'mentoring:said.confirm',
      message: 'mentoring:said.message',
      yes: 'mentoring:said.yes',
      no: 'mentoring:said.no',
      pause: 'mentoring:said.pause',
      resume: 'mentoring:said.resume',
      end: 'mentoring:said.end',
    },
    guard: (ctx) => requireOwnPair(ctx, id),
    back: ({ intent }) => `${urls.mentoringPair(id)}${intent === 'message' ? '#messages' : ''}`,
    intents: {
      propose: act((ctx, values) => proposeMeeting(ctx, id, values)),
      agree: act(meeting, (ctx, { meetingId }) => answerMeeting(ctx, meetingId, 'agreed')),
      'call-off': act(meeting, (ctx, { meetingId }) => answerMeeting(ctx, meetingId, 'cancelled')),
      agenda: act(meeting, (ctx, { meetingId, ...said }) => writeAgenda(ctx, meetingId, said)),
      confirm: act(meeting, (ctx, { meetingId, ...said }) => confirmMeeting(ctx, meetingId, said)),
      message: act((ctx, values) => sendMessage(ctx, id, values)),
      goal: act((ctx, values) => addGoal(ctx, id, values)),
      rate: act((ctx, values) => rateGoal(ctx, id, values)),
      note: act((ctx, values) => writeNote(ctx, id, values)),
      unnote: act(fields('id'), (ctx, note) => removeNote(ctx, id, note.id)),
      fit: act((ctx, values) => rateFit(ctx, id, values)),
      yes: act((ctx) => answerProposal(ctx, id, true)),
      no: act((ctx) => answerProposal(ctx, id, false)),
      pause: act((ctx) => pausePair(ctx, id)),
      resume: act((ctx) => resumePair(ctx, id)),
      end: act((ctx, values) => endPair(ctx, id, values)),
    },
  });
}

const TONES: Partial<Record<string, Tone>> = { proposed: 'warning', active: 'success' };

export default function Pair() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  const { state, sent, stateOf } = formStates(useActionData());
  const lead = usePairLead()(data);
  const { name, hasBegun, side } = data;
  const isActive = data.state === 'active';
  const why = <PairReasons {...data} titled={!hasBegun} />;
  return (
    <Page
      trail={[
        { to: urls.colleagues(), name: t('colleagues.title') },
        { to: urls.mentoring(data.programmeId), name: data.words.title },
      ]}
      title={t(hasBegun ? 'meeting.with' : side === 'mentee' ? 'pair.title' : 'pair.titleMentor', { name })}
      lead={lead}
      under={
        <p>
          <Tag tone={TONES[data.state]}>{t(`pairState.${data.state}`)}</Tag>
        </p>
      }
    >
      {['yes', 'no', 'pause', 'resume', 'agree', 'call-off', 'unnote'].includes(sent) && (
        <FormFailure state={state} />
      )}
      <div className="columns">
        <div className="flow">
          {hasBegun && (
            <>
              <Meetings
                name={name}
                meetings={data.meetings}
                free={data.free}
                active={isActive}
                stateOf={stateOf}
              />
              <Messages
                messages={data.messages}
                name={name}
                open={isActive || data.state === 'paused'}
                state={stateOf('message')}
              />
              {data.asksFit && <Fit answer={data.fit} state={stateOf('fit')} />}
              <Goals goals={data.goals} isMentee={side === 'mentee'} active={isActive} stateOf={stateOf} />
              <Notes notes={data.notes} name={name} state={stateOf('note')} />
            </>
          )}
          <PairPerson {...data} />
          {hasBegun ? (
            <details>
              <summary>{t('pair.why')}</summary>
              {why}
            </details>
          ) : (
            why
          )}
        </div>
        <PairAside
          {...data}
          pairState={data.state}
          isAsked={data.state === 'proposed' && !data.saidYes}
          state={stateOf('end')}
        />
      </div>
    </Page>
  );
}
