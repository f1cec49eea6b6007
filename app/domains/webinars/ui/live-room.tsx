/* oxlint-disable react/exhaustive-effect-dependencies, react/refs, react/set-state-in-effect, react-hooks/exhaustive-deps --
   effects begin and end what runs beside the page (events, player, heartbeats): they read what is newest, and start again only where said. */
import { useEffect, useRef, useState } from 'react';
import { CaptionLine, CaptionList, captionLanguages } from '#app/domains/rooms/ui/captions.tsx';
import { HandButton } from '#app/domains/rooms/ui/hand-button.tsx';
import { OpenPrompts } from '#app/domains/rooms/ui/prompts.tsx';
import { StaffPanel } from '#app/domains/rooms/ui/staff-panel.tsx';
import { StreamNotice } from '#app/domains/rooms/ui/stream-notice.tsx';
import { type Refusal, type SentForm, submitInPlace } from '#app/domains/rooms/ui/submit-in-place.ts';
import { Chat, Questions } from '#app/domains/rooms/ui/talk.tsx';
import { formatFor } from '#app/i18n/format.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { SignInElsewhere } from '#app/ui/fault.tsx';
import { type FormState, formStates, NO_STATE } from '#app/ui/form-state.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useErrorText } from '#app/ui/use-error-text.ts';
import { urls } from '#app/urls.ts';
import { CountedMinutes } from './counted-minutes.tsx';
import { type ViewingMode, startHeartbeats } from './heartbeats.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import { openPlayerSession } from './open-player-session.ts';
import type { Player } from './player.ts';
import { listenToRoom } from './room-events.ts';

/** A live room without its frame: rendered on the server, continued in the browser. */
export function LiveRoom(props: LiveRoomProps) {
  const { t } = useTranslation('webinars');
  const format = formatFor(props.locale, props.timeZone);
  const act = urls.roomAct(props.slug);
  const [state, setState] = useState(props.state);
  const [isLive, setLive] = useState(false);
  const [mode, setMode] = useState<ViewingMode>('watched');
  const [language, setLanguage] = useState(
    captionLanguages(props.state).includes(props.locale) ? props.locale : props.language,
  );
  const [countedMs, setCounted] = useState(props.minutes.countedMs);
  const [elsewhere, setElsewhere] = useState(false);
  /** A form that comes back, which says by itself why. */
  const [answer, setAnswer] = useState(props.answer);
  const { sent, stateOf } = formStates(answer);
  const sentNow = useRef(sent);
  sentNow.current = sent;
  /** Said at the head of the room: whatever else was refused. */
  const [refused, setRefused] = useState<Refusal | null>(null);
  /** How often the person was let in again; earlier sessions are void. */
  const errorText = useErrorText();
  const [entries, setEntries] = useState(0);
  const [catchUp, setCatchUp] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const player = useRef<Player | null>(null);
  const modeNow = useRef(mode);
  modeNow.current = mode;
  const streamNow = useRef(state.stream);
  streamNow.current = state.stream;

  useEffect(() => setLive(true), []);
  useEffect(() => {
    const on = {
      outside: () => setRefused({ error: 'sign_in_required' }),
      inside: () => {
        setRefused(null);
        setEntries((count) => count + 1);
      },
    };
    return listenToRoom(props, setState, player, modeNow, on);
  }, []);
  useEffect(() => {
    const heard = (refusal: Refusal | null, { values, isWritten }: SentForm) => {
      const comesBack = refusal !== null && isWritten && refusal.error !== 'sign_in_required';
      setRefused(comesBack ? null : refusal);
      if (comesBack) setAnswer(refusedForm(refusal, values));
      else if (values['intent'] === sentNow.current) setAnswer(NO_STATE);
    };
    return submitInPlace(root.current!, act, heard);
  }, []);

  // Player and heartbeats; again for each mode, and when the stream begins.
  const plays = state.stream === 'live' || state.stream === 'paused' || catchUp;
  useEffect(() => {
    if (!isLive || !plays || state.blocked || elsewhere) return;
    let over = false;
    let token: string | null = null;
    let own: Player | null = null;
    const read = mode === 'read';
    let readFrom = Date.now();
    const skew = props.now - Date.now();
    const heartbeats = startHeartbeats(
      () => token,
      () => {
        if (!read) {
          // A hidden window is looked at by nobody; sound alone is meant to go on.
          const seen = document.visibilityState === 'visible' || mode === 'listened';
          const heard = own?.takePlayed() ?? [];
          return { played: seen ? heard : [], mode };
        }
        const from = readFrom;
        readFrom = Date.now();
        const follows = document.visibilityState === 'visible' && streamNow.current === 'live';
        return { played: follows ? [{ from: from + skew, to: readFrom + skew }] : [], mode };
      },
      { counted: setCounted, elsewhere: () => setElsewhere(true) },
    );
    void (async () => {
      const opened = await openPlayerSession(act, catchUp);
      if (over || !opened) return;
      token = opened.token;
      readFrom = Date.now();
      if (read || !opened.source) return;
      const { openPlayer, soundOnly } = await import('./player.ts');
      const source = mode === 'listened' ? await soundOnly(opened.source) : opened.source;
      if (over) return;
      own = openPlayer(video.current!, { live: true });
      player.current = own;
      own.setSource(source);
    })();
    return () => {
      over = true;
      void heartbeats.now().finally(() => heartbeats.stop());
      own?.stop();
      player.current = null;
    };
  }, [isLive, plays, mode, catchUp, elsewhere, state.blocked, entries]);

  const slide = state.slides.find((each) => each.number === state.slide);
  const slideUrl = (hash: string) => urls.slide(props.slug, hash);
  const action = urls.room(props.slug);
  const shared = { action, stateOf, state, staff: props.staff, format, slideUrl };
  const codes = [...new Set([...captionLanguages(state), ...(language ? [language] : [])])];
  const offered = LOCALES.filter(({ code }) => codes.includes(code));
  return (
    <div className="room" ref={root}>
      <div className="flow">
        <StreamNotice state={state} startsAt={props.startsAt} />
        {elsewhere && <Alert tone="warning" title={t('room.elsewhere')} />}
        {refused?.error === 'sign_in_required' ? (
          <Alert tone="danger" title={t('common:error.signedOut')}>
            <p>
              <SignInElsewhere />
            </p>
          </Alert>
        ) : (
          refused && <Alert tone="danger" title={refused.says ?? errorText(refused.error)} />
        )}
        {props.catchUpUntil && !catchUp && isLive && (
          <div className="card flow">
            <p>{t('room.catchUp', { until: props.catchUpUntil })}</p>
            <div>
              <button className="button beacon" type="button" onClick={() => setCatchUp(true)}>
                {t('room.catchUpButton')}
              </button>
            </div>
          </div>
        )}
        <figure className="stage" data-mode={mode} data-slide={slide ? '' : undefined}>
          {slide && mode !== 'listened' && (
            <img
              className="slide"
              src={slideUrl(slide.hash)}
              alt={slide.words || t('room.slide', { number: slide.number })}
            />
          )}
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are written live, and drawn by CaptionLine */}
          <video
            ref={video}
            controls
            playsInline
            muted={props.staff}
            hidden={mode === 'read'}
            aria-label={t('room.video')}
          />
          <CaptionLine state={state} language={language} />
          {slide?.words && <figcaption className="visually-hidden">{slide.words}</figcaption>}
        </figure>
        <noscript>
          <Alert tone="info" title={t('room.noScript')} />
        </noscript>
        <div className="controls" role="group" aria-label={t('room.controls')}>
          {isLive &&
            (['watched', 'listened', 'read'] as const).map((each) => (
              <button
                key={each}
                type="button"
                className="button"
                aria-pressed={mode === each}
                onClick={() => setMode(each)}
              >
                {t(`room.mode.${each}`)}
              </button>
            ))}
          <HandButton action={action} state={state} />
          <a className="button plain" href={urls.webinar(props.slug)}>
            <Icon name="leave" />
            {t('room.leave')}
          </a>
        </div>
        {isLive && offered.length > 1 && (
          <div className="field">
            <label htmlFor="captions-language">{t('room.captions')}</label>
            <select
              className="input"
              id="captions-language"
              value={language}
              onChange={(event) => setLanguage(event.target.value)}
            >
              {offered.map(({ code, name }) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        {mode === 'read' && <CaptionList state={state} language={language} format={format} />}
        {props.counts && <CountedMinutes {...props.minutes} countedMs={countedMs} />}
        {props.staff && <StaffPanel {...shared} languages={[props.language]} />}
      </div>
      <aside className="flow">
        <OpenPrompts {...shared} />
        <Questions {...shared} />
        <Chat {...shared} />
      </aside>
    </div>
  );
}

/** As the server answers a form that it draws again. */
const refusedForm = (
  { error, fields = {}, failure = { code: error, facts: {} } }: Refusal,
  values: FormState['values'],
): FormState => ({ fields, failure, values });
