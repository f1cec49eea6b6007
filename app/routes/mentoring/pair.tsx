import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { endPair } from '#app/domains/mentoring/pairs/end-pair.server.ts';
import { pausePair } from '#app/domains/mentoring/pairs/pause-pair.server.ts';
import { resumePair } from '#app/domains/mentoring/pairs/resume-pair.server.ts';
import { readPair } from '#app/domains/mentoring/pairs/read-pair.server.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { callWindow } from '#app/domains/mentoring/calls/call-window.ts';
import { freeTimes } from '#app/domains/mentoring/meetings/free-times.ts';
import { answerMeeting } from '#app/domains/mentoring/meetings/answer-meeting.server.ts';
import { confirmMeeting } from '#app/domains/mentoring/meetings/confirm-meeting.server.ts';
import { listMeetings } from '#app/domains/mentoring/meetings/list-meetings.server.ts';
import { proposeMeeting } from '#app/domains/mentoring/meetings/propose-meeting.server.ts';
import { writeAgenda } from '#app/domains/mentoring/meetings/write-agenda.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { Meetings } from '#app/domains/mentoring/ui/meetings.tsx';
import { PairAside } from '#app/domains/mentoring/ui/pair-aside.tsx';
import { PairReasons } from '#app/domains/mentoring/ui/pair-reasons.tsx';
import { Fit, Goals, Notes } from '#app/domains/mentoring/ui/workspace.tsx';
import { addGoal } from '#app/domains/mentoring/workspace/add-goal.server.ts';
import { rateFit } from '#app/domains/mentoring/workspace/rate-fit.server.ts';
import { rateGoal } from '#app/domains/mentoring/workspace/rate-goal.server.ts';
import { readWorkspace } from '#app/domains/mentoring/workspace/read-workspace.server.ts';
import { removeNote } from '#app/domains/mentoring/workspace/remove-note.server.ts';
import { writeNote } from '#app/domains/mentoring/workspace/write-note.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { formState, FormFailure } from '#app/ui/form.tsx';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { pair, side, self, other, programme, round, better } = await readPair(ctx, args.params['pairId']!);
    const hasBegun = pair.startedAt !== null;
    const { goals, notes, fit } = await readWorkspace(ctx, pair.id);
    const meetings = hasBegun ? await listMeetings(ctx, pair.id) : [];
    const { id: personId, timeZone } = ctx.actor!;
    const own = side === 'mentee' ? pair.menteeAcceptedAt : pair.mentorAcceptedAt;
    const theirs = side === 'mentee' ? pair.mentorAcceptedAt : pair.menteeAcceptedAt;
    const isOver = pair.state === 'proposed' && pair.answerBy < ctx.now;
    return {
      side,
      state: isOver ? ('expired' as const) : pair.state,
      name: other.person.name,
      // Before both have said yes nobody can write past Majakka.
      email: pair.state === 'active' || pair.state === 'paused' ? other.person.email : null,
      country: other.profile.country,
      remoteness: other.profile.remoteness,
      years: other.profile.years,
      about: other.profile.about,
      reasons: pair.reasons,
      saidYes: own !== null,
      theySaidYes: theirs !== null,
      answerBy: pair.answerBy,
      startedAt: pair.startedAt,
      endsAt: pair.endsAt,
      programmeId: programme.id,
      settings: { minutes: programme.settings.minutes, everyWeeks: programme.settings.everyWeeks },
      words: pickTranslation(programme.words, locale),
      round: round && { mentors: round.mentors, mentees: round.mentees, blocking: round.blocking },
      hasBegun,
      goals,
      notes: notes.map(({ id, authorId, shared, body, at }) => ({
        id,
        own: authorId === personId,
        shared,
        body,
        at,
      })),
      fit,
      asksFit: fit !== 'good' && meetings.some(({ said }) => said.some((each) => each.minutes > 0)),
      free:
        pair.state === 'active'
          ? freeTimes(self.profile, other.profile, new Date(ctx.now.getTime() + 12 * 3_600_000), 5).map(
              (at) => ({
                at,
                ...wallClockIn(timeZone, at),
              }),
            )
          : [],
      meetings: meetings.map(({ meeting, said, together }) => {
        const mine = said.find((each) => each.personId === personId);
        const theirs = said.find((each) => each.personId !== personId);
        return {
          id: meeting.id,
          state:
            meeting.state === 'agreed' && meeting.startsAt <= ctx.now
              ? ('over' as const)
              : meeting.state === 'proposed' && meeting.startsAt <= ctx.now
                ? ('cancelled' as const)
                : meeting.state,
          startsAt: meeting.startsAt,
          agenda: meeting.agenda,
          own: meeting.proposedBy === personId,
          open: callWindow(meeting, ctx.now) === 'open',
          together,
          saidByMe: mine?.minutes ?? null,
          saidByThem: theirs?.minutes ?? null,
          counted: said.some((each) => each.settledAt !== null),
        };
      }),
      better:
        better &&
        (side === 'mentee'
          ? { count: better.mentee.length, open: better.mentee.filter(({ why }) => why === 'open').length }
          : { count: better.mentor.higher, open: better.mentor.open }),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['pairId']!;
  const meeting = fields('meetingId');
  return actions(args, {
    guard: (ctx) => requireOwnPair(ctx, id),
    back: urls.mentoringPair(id),
    intents: {
      propose: act((ctx, values) => proposeMeeting(ctx, id, values)),
      agree: act(meeting, (ctx, { meetingId }) => answerMeeting(ctx, meetingId, 'agreed')),
      'call-off': act(meeting, (ctx, { meetingId }) => answerMeeting(ctx, meetingId, 'cancelled')),
      agenda: act(fields('meetingId', 'agenda'), (ctx, { meetingId, agenda }) =>
        writeAgenda(ctx, meetingId, agenda),
      ),
      confirm: act(meeting, (ctx, { meetingId, ...said }) => confirmMeeting(ctx, meetingId, said)),
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

const TONE = { proposed: 'warning', active: 'success' } as const;

export default function Pair() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const state = formState(useActionData());
  const sent = String(state.values['intent'] ?? '');
  const stateOf = (...intents: string[]) => (intents.includes(sent) ? state : formState(null));
  const { name } = data;
  const initials = name.split(/\s+/).map((part) => Array.from(part)[0]).slice(0, 2).join(''); // oxfmt-ignore
  const isAsked = data.state === 'proposed' && !data.saidYes;
  const lead = {
    proposed: data.saidYes
      ? t('pair.theirTurn', { name, date: format.date(data.answerBy) })
      : `${data.theySaidYes ? `${t('pair.theySaidYes', { name })} ` : ''}${t('pair.yourTurn', { date: format.date(data.answerBy) })}`,
    active:
      data.startedAt && data.endsAt
        ? t('pair.since', { date: format.date(data.startedAt), until: format.date(data.endsAt) })
        : '',
    paused: t('pairState.paused'),
    declined: t('pair.over'),
    expired: t('pair.over'),
    ended: t('pairState.ended'),
  }[data.state];
  const why = <PairReasons {...data} />;
  return (
    <Page
      trail={[
        { to: urls.colleagues(), name: t('colleagues.title') },
        { to: urls.mentoring(data.programmeId), name: data.words.title },
      ]}
      title={
        data.hasBegun
          ? t('meeting.with', { name })
          : t(data.side === 'mentee' ? 'pair.title' : 'pair.titleMentor', { name })
      }
      lead={lead}
      under={
        <p>
          <Tag tone={TONE[data.state as 'active']}>{t(`pairState.${data.state}`)}</Tag>
        </p>
      }
    >
      {['yes', 'no', 'pause', 'resume', 'agree', 'call-off', 'unnote', 'rate'].includes(sent) && (
        <FormFailure state={state} />
      )}
      <div className="columns">
        <div className="flow">
          {data.hasBegun && (
            <>
              <Meetings
                name={name}
                meetings={data.meetings}
                free={data.free}
                active={data.state === 'active'}
                state={stateOf('propose', 'confirm')}
              />
              {data.asksFit && <Fit answer={data.fit} state={stateOf('fit')} />}
              <Goals
                goals={data.goals}
                isMentee={data.side === 'mentee'}
                active={data.state === 'active'}
                state={stateOf('goal', 'rate')}
              />
              <Notes notes={data.notes} name={name} state={stateOf('note')} />
            </>
          )}
          <div className="person">
            <span className="avatar large" aria-hidden="true">
              {initials}
            </span>
            <span>
              <b>{name}</b>
              <br />
              <span className="soft">
                {format.country(data.country)}, {t(`remoteness.${data.remoteness}` as 'remoteness.0')}.{' '}
                {t('suggest.years', { count: data.years })}
              </span>
            </span>
          </div>
          {data.about && (
            <blockquote className="quote">
              <p>{data.about}</p>
            </blockquote>
          )}
          {data.hasBegun ? (
            <details>
              <summary>{t('pair.why')}</summary>
              {why}
            </details>
          ) : (
            why
          )}
        </div>
        <PairAside {...data} pairState={data.state} isAsked={isAsked} state={stateOf('end')} />
      </div>
    </Page>
  );
}
