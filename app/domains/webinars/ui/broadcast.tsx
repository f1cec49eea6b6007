import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Note } from '#app/ui/note.tsx';
import { liveUrls, urls } from '#app/urls.ts';

const STUDIO_STATES = [
  'begin', 'ready', 'denied', 'nodevice', 'unsupported', 'noline', 'slow', 'connecting', 'sending', 'reconnecting', 'lost',
  'failed', 'noengine', 'stopped',
] as const; // oxfmt-ignore
const FAILED_STATES: readonly string[] = [
  'denied',
  'nodevice',
  'unsupported',
  'noline',
  'lost',
  'failed',
  'noengine',
];

const toneOf = (word: (typeof STUDIO_STATES)[number]) => {
  if (FAILED_STATES.includes(word)) return 'danger';
  if (word === 'sending') return 'success';
  return word === 'slow' || word === 'reconnecting' ? 'warning' : 'info';
};

type Props = {
  id: string;
  slug: string;
  purpose: 'live' | 'rehearsal';
  /** The room is open to all: sending is the next thing to do. */
  opened: boolean;
};

/** Sends pictures and sound from this browser; what its script says and does is in `studio.browser.ts`. */
export function Broadcast({ id, slug, purpose, opened }: Props) {
  const { t } = useTranslation('webinars');
  const rehearsal = purpose === 'rehearsal';
  return (
    <section
      className="flow tight"
      aria-labelledby="browser"
      data-studio=""
      data-act={urls.studioAct(id)}
      data-purpose={purpose}
      data-measure={liveUrls.measure()}
      data-room={rehearsal ? undefined : urls.roomAct(slug)}
    >
      <h2 id="browser" className="visually-hidden">
        {t('studio.browser')}
      </h2>
      <figure className="stage">
        <video data-part="preview" autoPlay muted playsInline aria-label={t('studio.preview')} />
        <p className="sending">
          <span data-part="muted" hidden>
            {t('studio.muted')}
          </span>
          <span data-part="dark" hidden>
            {t('studio.dark')}
          </span>
        </p>
      </figure>
      <div role="status">
        {STUDIO_STATES.map((word) => (
          <div key={word} data-say={word} hidden={word !== 'begin'}>
            <Alert tone={toneOf(word)} title={t(`studio.say.${word}`)} />
          </div>
        ))}
      </div>
      <div className="controls">
        <button className="button" type="button" data-part="open" disabled>
          {t('studio.camera')}
        </button>
        <button className={opened ? 'button beacon' : 'button'} type="button" data-part="go" disabled>
          {t(rehearsal ? 'studio.tryIt' : 'studio.go')}
        </button>
        <button className="button" type="button" data-part="sound" hidden>
          <span data-when="on">{t('studio.mute')}</span>
          <span data-when="off" hidden>
            {t('studio.unmute')}
          </span>
        </button>
        <button className="button" type="button" data-part="picture" hidden>
          <span data-when="on">{t('studio.cameraOff')}</span>
          <span data-when="off" hidden>
            {t('studio.cameraOn')}
          </span>
        </button>
        <button className="button" type="button" data-part="screen" disabled aria-pressed="false">
          {t('studio.screen')}
        </button>
        <button className="button danger" type="button" data-part="stop" hidden>
          {t('studio.stop')}
        </button>
      </div>
      <div className="field">
        <label htmlFor="meter">{t('studio.level')}</label>
        <progress id="meter" data-part="meter" max={1} value={0} />
      </div>
      <details>
        <summary>{t('studio.devices')}</summary>
        <div className="field">
          <label htmlFor="camera">{t('studio.whichCamera')}</label>
          <select className="input" id="camera" data-part="camera" />
        </div>
        <div className="field">
          <label htmlFor="microphone">{t('studio.whichMicrophone')}</label>
          <select className="input" id="microphone" data-part="microphone" />
        </div>
        <Note>
          {t('studio.line')} <span data-part="line">–</span>
        </Note>
      </details>
      <noscript>
        <Alert tone="info" title={t('studio.noScript')} />
      </noscript>
      <script type="module" src="/browser/studio.js" />
    </section>
  );
}
