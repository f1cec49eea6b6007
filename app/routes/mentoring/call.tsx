import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { enterMeeting } from '#app/domains/mentoring/calls/enter-meeting.server.ts';
import { readCall } from '#app/domains/mentoring/calls/read-call.server.ts';
import { postMessage } from '#app/domains/rooms/talk/post-message.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { buttonClass } from '#app/ui/buttons.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useErrorText } from '#app/ui/use-error-text.ts';
import { liveUrls, urls } from '#app/urls.ts';

export const headers: HeadersFunction = () => ({
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
});

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { meeting, side, other, programme, number, messages, iceServers } = await readCall(
      ctx,
      args.params['meetingId']!,
    );
    const { room, relayOnly } = programme.settings;
    return {
      title: other.person.name,
      id: meeting.id,
      pairId: meeting.pairId,
      name: other.person.name,
      polite: side === 'mentee',
      // Long enough that nobody else guesses it.
      external: room && room.replaceAll('{meeting}', `majakka-${meeting.id}`),
      relayOnly,
      noRelay: relayOnly && !iceServers.some(({ credential }) => credential !== undefined),
      number,
      messages: messages.map(({ id, by, text }) => ({ id, own: by.own, name: by.name, text })),
      iceServers,
    };
  });
}

/** Messages of a browser that runs no script; the script of the call sends them to the address beside the page. */
export function action(args: ActionFunctionArgs) {
  const id = args.params['meetingId']!;
  return actions(args, {
    guard: (ctx) => enterMeeting(ctx, id),
    back: urls.meeting(id),
    intents: ({ seat }) => ({ say: act((ctx, values) => postMessage(ctx, seat, values)) }),
  });
}

const SAID = ['check', 'ready', 'nodevice', 'denied', 'waiting', 'connecting', 'connected', 'lost', 'weak', 'over', 'gone', 'unsupported'] as const; // oxfmt-ignore

export default function Call() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  const errorText = useErrorText();
  const state = formState(useActionData());
  const { name } = data;
  return (
    <Page
      className="flow"
      trail={[{ to: urls.mentoringPair(data.pairId), name: t('call.back') }]}
      title={t('call.title', { name })}
      lead={t('call.lead')}
    >
      {data.external ? (
        <Alert tone="info" title={t('call.external')}>
          <p>
            <a className="button beacon" href={data.external} rel="noreferrer" target="_blank">
              {t('call.externalOpen')}
            </a>
          </p>
        </Alert>
      ) : data.noRelay ? (
        <Alert tone="danger" title={t('call.noRelay')} />
      ) : (
        <div
          className="columns"
          data-call=""
          data-polite={data.polite ? 'yes' : 'no'}
          data-relay={data.relayOnly ? 'yes' : 'no'}
          data-ice={JSON.stringify(data.iceServers)}
          data-number={data.number}
          data-act={urls.meetingAct(data.id)}
          data-events={liveUrls.meetingEvents(data.id)}
          data-measure={liveUrls.measure()}
          data-you={t('call.you')}
          data-lost={errorText('line_lost')}
        >
          <div className="flow">
            {SAID.map((each) => (
              <div key={each} data-say={each} hidden={each !== 'check'} role="status">
                <Alert
                  tone={
                    ['nodevice', 'denied', 'lost', 'unsupported'].includes(each)
                      ? 'danger'
                      : each === 'weak'
                        ? 'warning'
                        : 'info'
                  }
                  title={t(`call.say.${each}`)}
                />
              </div>
            ))}
            <div className="call">
              {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- two people who talk: there are no captions to show */}
              <video className="call-theirs" data-part="theirs" autoPlay playsInline aria-label={name} />
              <video
                className="call-own"
                data-part="own"
                autoPlay
                playsInline
                muted
                aria-label={t('call.you')}
              />
            </div>
            <div className="cluster">
              <Control part="check" words={t('call.check')} disabled />
              <Control part="join" words={t('call.join')} look="beacon" disabled />
              <Control part="mute" words={t('call.mute')} hidden />
              <Control part="sound" words={t('call.sound')} hidden />
              <Control part="screen" words={t('call.screen')} hidden />
              <Control part="leave" words={t('call.hangUp')} look="danger" hidden />
            </div>
            <Note data-part="line" hidden>
              {t('webinars:studio.line')} <span data-part="speed" />
            </Note>
            {!data.relayOnly && <Note>{t('call.direct')}</Note>}
          </div>
          <aside className="card flow" aria-labelledby="chat">
            <h2 id="chat">{t('call.chat')}</h2>
            <ul className="list" data-part="messages">
              {data.messages.map((each) => (
                <li key={each.id}>
                  <b>{each.own ? t('call.you') : each.name}</b> {each.text}
                </li>
              ))}
            </ul>
            <ActionForm intent="say" data-part="form" state={state} submit={t('call.send')}>
              <TextField name="text" label={t('call.message')} autoComplete="off" required />
              <p className="error" data-part="refused" role="alert" />
            </ActionForm>
          </aside>
          <script type="module" src="/browser/call.js" />
        </div>
      )}
    </Page>
  );
}

/** A button that the script of the call works with, and that waits for it; which of them there are depends on where the call stands. */
function Control({
  part,
  words,
  look,
  ...button
}: {
  part: string;
  words: string;
  look?: string;
  disabled?: boolean;
  hidden?: boolean;
}) {
  return (
    <button type="button" className={buttonClass(look)} data-part={part} {...button}>
      {words}
    </button>
  );
}
