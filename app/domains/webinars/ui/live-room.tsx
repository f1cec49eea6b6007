import { useState } from 'react';
import { askedPrompt } from '#app/domains/rooms/room/asked-prompt.ts';
import { Asked } from '#app/domains/rooms/ui/asked.tsx';
import { CaptionLine, CaptionList, captionLanguages } from '#app/domains/rooms/ui/captions.tsx';
import { HandButton } from '#app/domains/rooms/ui/hand-button.tsx';
import { PollResult } from '#app/domains/rooms/ui/prompts.tsx';
import { SendingNotice } from '#app/domains/rooms/ui/sending-notice.tsx';
import { StaffPanel } from '#app/domains/rooms/ui/staff-panel.tsx';
import { StreamNotice } from '#app/domains/rooms/ui/stream-notice.tsx';
import { Chat, Questions } from '#app/domains/rooms/ui/talk.tsx';
import { useAttention } from '#app/domains/rooms/ui/use-attention.ts';
import { useServerNow } from '#app/domains/rooms/ui/use-server-now.ts';
import { formatFor } from '#app/i18n/format.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { urls } from '#app/urls.ts';
import { CountedMinutes } from './counted-minutes.tsx';
import type { ViewingMode } from './heartbeats.ts';
import type { LiveRoomProps } from './live-room-props.ts';
import { RefusalAlert } from './room-refusal.tsx';
import { useRoom } from './use-room.ts';
import { useRoomPlayer } from './use-room-player.ts';

/** A live room without its frame: rendered on the server, continued in the browser. */
export function LiveRoom(props: LiveRoomProps) {
  const { t } = useTranslation('webinars');
  const format = formatFor(props.locale, props.timeZone);
  const [mode, setMode] = useState<ViewingMode>('watched');
  const [language, setLanguage] = useState(
    captionLanguages(props.state).includes(props.locale) ? props.locale : props.language,
  );
  const room = useRoom(props, mode);
  const { state, isLive, stateOf, refused, root } = room;
  const { video, countedMs, elsewhere, catchUp, setCatchUp } = useRoomPlayer(props, { ...room, mode });

  /** Its staff ask, unless their own minutes are counted too. */
  const isAsked = !props.staff || props.counts;
  const serverNow = useServerNow(props.now);
  const now = catchUp ? null : serverNow;
  const asked = isAsked && !state.blocked ? askedPrompt(state.prompts, now) : null;
  const asks = asked !== null && refused?.intent === 'answer';
  const question = asked && (asked.kind === 'check' ? t('rooms:check.title') : t('rooms:poll.title'));
  const sound = useAttention(asked && { id: asked.id, text: question! });

  const slideAt = state.slides.findIndex((each) => each.number === state.slide);
  const slide = state.slides[slideAt];
  const slideUrl = (hash: string) => urls.slide(props.slug, hash);
  const action = urls.room(props.slug);
  const shared = { action, stateOf, state, staff: props.staff, format, slideUrl };
  const codes = [...new Set([...captionLanguages(state), ...(language ? [language] : [])])];
  const offered = LOCALES.filter(({ code }) => codes.includes(code));
  return (
    <div className="room" ref={root}>
      {isAsked && (
        <Asked
          action={action}
          format={format}
          asked={asked}
          called={state.called}
          questionId="ask-text"
          isLive={isLive}
          now={now}
          refused={asks && <RefusalAlert refused={refused} />}
        />
      )}
      <div className="flow">
        <StreamNotice state={state} startsAt={props.startsAt} />
        {elsewhere && <Alert tone="warning" title={t('room.elsewhere')} />}
        {!asks && <RefusalAlert refused={refused} />}
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
        <figure className="stage" tabIndex={-1} data-mode={mode} data-slide={slide ? '' : undefined}>
          {slide && mode !== 'listened' && (
            <img
              className="slide"
              src={slideUrl(slide.hash)}
              alt={slide.words || t('room.slide', { number: slideAt + 1 })}
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
          <SendingNotice state={state} />
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
          {isLive && isAsked && (
            <button type="button" className="button" aria-pressed={sound.isOn} onClick={sound.toggle}>
              {t('rooms:asked.sound')}
            </button>
          )}
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
        {props.staff && <StaffPanel {...shared} language={props.language} now={serverNow} />}
      </div>
      <aside className="flow">
        <PollResult {...shared} />
        <Questions {...shared} />
        <Chat {...shared} />
      </aside>
    </div>
  );
}
