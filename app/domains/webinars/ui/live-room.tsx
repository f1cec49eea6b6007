/* oxlint-disable react/exhaustive-effect-dependencies, react/refs, react/set-state-in-effect, react-hooks/exhaustive-deps --
   effects begin and end what runs beside the page (events, player, beats): they read what is newest, and begin anew only where said. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formatFor } from '#app/i18n/format.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { Alert } from '#app/ui/alert.tsx';
import { SignInElsewhere } from '#app/ui/fault.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { liveUrls, urls } from '#app/urls.ts';
import { applyEvent, type RoomEvent, type RoomState } from '../../rooms/room-state.ts';
import { CaptionLine, captionLanguages, CaptionList, HandButton, StreamNote } from '../../rooms/ui/room.tsx';
import { Desk } from '../../rooms/ui/desk.tsx';
import { OpenPrompts } from '../../rooms/ui/prompts.tsx';
import { Chat, Questions } from '../../rooms/ui/talk.tsx';
import { type Mode, startBeats } from './beats.ts';
import type { Player } from './player.ts';

export type LiveRoomProps = {
  slug: string;
  language: string;
  startsAt: string;
  state: RoomState;
  staff: boolean;
  /** Whether this person's minutes are counted: whoever has a seat. */
  counts: boolean;
  locale: string;
  timeZone: string;
  minutes: { countedMs: number; neededMs: number; baseMs: number };
  /** Milliseconds since 1970 by the server's clock when the page was made. */
  now: number;
  /** Until when what was missed can be caught up; null where it cannot, or the room is not over. */
  catchUpUntil: string | null;
  /** The code of what was refused, for those whose browser runs no script. */
  refused: string | null;
};

const TICK_MS = 250;
/** How soon somebody who was signed out is looked for again. */
const ASK_AGAIN_MS = 5000;
/** An event that the stream would reach only after this long is shown at once: the viewer has no stream. */
const PATIENCE_MS = 120_000;

/** Everything of a live room but its frame: drawn on the server, and gone on with in the browser. */
export function LiveRoom(props: LiveRoomProps) {
  const { t } = useTranslation('webinars');
  const format = formatFor(props.locale, props.timeZone);
  const action = urls.roomAct(props.slug);
  const [state, setState] = useState(props.state);
  const [isLive, setLive] = useState(false);
  const [mode, setMode] = useState<Mode>('watched');
  const [language, setLanguage] = useState(
    captionLanguages(props.state).includes(props.locale) ? props.locale : props.language,
  );
  const [countedMs, setCounted] = useState(props.minutes.countedMs);
  const [elsewhere, setElsewhere] = useState(false);
  const [refused, setRefused] = useState(props.refused);
  /** How often one has been let in again: what was opened before is not worth anything then. */
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
      outside: () => setRefused('sign_in_required'),
      inside: () => {
        setRefused(null);
        setEntries((count) => count + 1);
      },
    };
    return listen(props, setState, player, modeNow, on);
  }, []);
  useEffect(() => postWithoutLeaving(root.current!, (code) => setRefused(code)), []);

  // Pictures, and what is told of them. Anew for each mode, and when the stream begins.
  const plays = state.stream === 'live' || state.stream === 'paused' || catchUp;
  useEffect(() => {
    if (!isLive || !plays || state.blocked || elsewhere) return;
    let over = false;
    let token: string | null = null;
    let own: Player | null = null;
    const read = mode === 'read';
    let readFrom = Date.now();
    const skew = props.now - Date.now();
    const beats = startBeats(
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
      const opened = await openSession(action, catchUp);
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
      void beats.now().finally(() => beats.stop());
      own?.stop();
      player.current = null;
    };
  }, [isLive, plays, mode, catchUp, elsewhere, state.blocked, entries]);

  const slide = state.slides.find((each) => each.number === state.slide);
  const slideUrl = (hash: string) => urls.slide(props.slug, hash);
  const shared = { action, state, staff: props.staff, format, slideUrl };
  const codes = [...new Set([...captionLanguages(state), ...(language ? [language] : [])])];
  const offered = LOCALES.filter(({ code }) => codes.includes(code));
  return (
    <div className="room" ref={root}>
      <div className="flow">
        <StreamNote state={state} startsAt={props.startsAt} format={format} />
        {elsewhere && <Alert tone="warning" title={t('room.elsewhere')} />}
        {refused === 'sign_in_required' ? (
          <Alert tone="danger" title={t('common:error.signedOut')}>
            <p>
              <SignInElsewhere />
            </p>
          </Alert>
        ) : (
          refused && <Alert tone="danger" title={t(`errors:${refused as 'too_long'}`, { minutes: 1 })} />
        )}
        {props.catchUpUntil && !catchUp && isLive && (
          <div className="card flow">
            <p>{t('room.catchUp', { until: format.dateTime(props.catchUpUntil) })}</p>
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
        {props.counts && <Minutes {...props.minutes} countedMs={countedMs} />}
        {props.staff && <Desk {...shared} languages={[props.language]} />}
      </div>
      <aside className="flow">
        <OpenPrompts {...shared} />
        <Questions {...shared} />
        <Chat {...shared} />
      </aside>
    </div>
  );
}

function Minutes({ countedMs, neededMs, baseMs }: LiveRoomProps['minutes']) {
  const { t } = useTranslation('webinars');
  const whole = (ms: number) => t('common:minutes', { count: Math.floor(ms / 60_000) });
  const share = baseMs === 0 ? 0 : Math.min(100, Math.round((countedMs / baseMs) * 100));
  return (
    <section className="card pressed" aria-labelledby="minutes">
      <h2 id="minutes">{t('minutes.title')}</h2>
      <dl className="bars">
        <div data-kind="webinar">
          <dt>{t('minutes.sofar')}</dt>
          <dd className="value" data-counted={Math.floor(countedMs / 1000)}>
            {whole(countedMs)}
          </dd>
          <dd className="drawn" aria-hidden="true">
            <svg className="bar">
              <rect width={`${share}%`} height="100%" />
            </svg>
          </dd>
        </div>
      </dl>
      <p className="small soft">
        {countedMs >= neededMs
          ? t('minutes.enough')
          : t('minutes.needed', { minutes: whole(neededMs + 59_999) })}
      </p>
    </section>
  );
}

async function openSession(
  action: string,
  catchUp: boolean,
): Promise<{ token: string | null; source: string | null } | null> {
  const body = new URLSearchParams({ intent: 'session', catchUp: catchUp ? 'yes' : '' });
  for (let tries = 0; tries < 20; tries++) {
    try {
      const response = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (response.ok) return (await response.json()) as { token: string | null; source: string | null };
      if (response.status < 500) return null;
    } catch {
      // The line is away: once more, a little later.
    }
    await new Promise((next) => setTimeout(next, 2000));
  }
  return null;
}

/**
 * Events of the room, each when the stream gets there. Answers how to stop. After a lost line the browser comes back by itself;
 * where it was refused, as after signing out in another tab, it is asked again until it is let in.
 */
function listen(
  props: LiveRoomProps,
  setState: (change: (state: RoomState) => RoomState) => void,
  player: { current: Player | null },
  mode: { current: Mode },
  on: { outside(): void; inside(): void },
): () => void {
  let held: RoomEvent[] = [];
  let since = props.state.number;
  let source: EventSource;
  const left = new AbortController();
  const isDue = (event: RoomEvent): boolean => {
    if (!event.mediaAt || mode.current === 'read' || props.staff) return true;
    const at = player.current?.position();
    const wait = at == null ? Infinity : Date.parse(event.mediaAt) - at;
    return wait <= 0 || wait > PATIENCE_MS;
  };
  const apply = (events: RoomEvent[]) => {
    if (events.length > 0) setState((state) => events.reduce(applyEvent, state));
  };
  const address = () => `${liveUrls.roomEvents(props.slug)}?since=${since}`;
  function open(): void {
    source = new EventSource(address());
    source.addEventListener('message', (message) => {
      const event = JSON.parse(String(message.data)) as RoomEvent;
      since = Math.max(since, event.number);
      if (isDue(event)) apply([event]);
      else held.push(event);
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) void comeBack();
    });
  }
  async function comeBack(): Promise<void> {
    while (!left.signal.aborted) {
      const status = await statusAt(address());
      if (status === 200) {
        if (left.signal.aborted) return;
        on.inside();
        return open();
      }
      if (status === 401) on.outside();
      else if (status !== null) return; // not for this person any more
      await new Promise((next) => setTimeout(next, ASK_AGAIN_MS));
    }
  }
  open();
  const timer = setInterval(() => {
    const due = held.filter(isDue);
    held = held.filter((each) => !due.includes(each));
    apply(due);
  }, TICK_MS);
  return () => {
    left.abort();
    clearInterval(timer);
    source.close();
  };
}

/** Null where the line is away. */
async function statusAt(address: string): Promise<number | null> {
  const stop = new AbortController();
  try {
    return (await fetch(address, { signal: stop.signal })).status;
  } catch {
    return null;
  } finally {
    stop.abort();
  }
}

/** Forms of the room say what they have to say without leaving it; what comes of it comes down as events. */
function postWithoutLeaving(root: HTMLElement, refuse: (code: string | null) => void): () => void {
  const submit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (!form.action.endsWith('/act')) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.name) body.set(button.name, button.value);
    void fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
      .then(async (response) => {
        const answer = (await response.json()) as { error?: string };
        refuse(answer.error ?? null);
        if (!response.ok) return;
        for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'input:not([type=hidden]):not([type=radio]), textarea',
        ))
          field.value = '';
        form.querySelector<HTMLInputElement>('input:not([type=hidden])')?.focus();
      })
      .catch(() => refuse('line_lost'));
  };
  root.addEventListener('submit', submit);
  return () => root.removeEventListener('submit', submit);
}
