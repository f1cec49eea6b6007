import type { RecordingFile, ShownBlock, ShownRecording } from '#app/domains/modules/reading/lesson-view.ts';
import { timeInRecording } from '#app/domains/webinars/recordings/time-in-recording.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useLessonPlaces } from './lesson-places.tsx';
import { Prose } from './prose.tsx';

type Props = Extract<ShownBlock, { kind: 'video' | 'audio' }> & { state: FormState };

/**
 * A video or a sound, complete without a script: the versions are links, the transcript stands below. `lesson-recording.browser.ts` tells the server
 * what was played, and shows another version in the same player. Other scripts find the player by `data-recording`, what it wants by
 * `data-watch`, and how long it is by `data-seconds`.
 */
export function Recording({ kind, recording, transcript, state }: Props) {
  const { t } = useTranslation('modules');
  const { language, fileUrl, pictureUrl, isPreview } = useLessonPlaces();
  const { file, seconds, shape, poster, tracks, watch } = recording;
  const player = {
    controls: true,
    preload: 'none',
    src: fileUrl(recording.full.hash),
    lang: language,
    'aria-label': `${t(`lesson.recording.${kind}`)}, ${timeInRecording(seconds)}`,
    'data-recording': file,
    'data-watch': watch ?? '',
    'data-seconds': seconds,
  };
  const captions = tracks.map((track) => (
    <track
      key={track.language}
      kind="captions"
      src={fileUrl(track.hash)}
      srcLang={track.language}
      label={nameOfLocale(track.language)}
      default={track.isOn}
    />
  ));
  return (
    <div className="recording flow">
      {kind === 'video' ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- its tracks are drawn from a list
        <video {...player} {...shape} playsInline poster={poster === null ? undefined : pictureUrl(poster)}>
          {captions}
        </video>
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- its tracks are drawn from a list; its transcript is below
        <audio {...player}>{captions}</audio>
      )}
      <Versions {...recording} />
      {watch !== null && <Watched kind={kind} {...recording} watch={watch} />}
      <Disclosure
        summary={t('lesson.recording.transcript')}
        state={stateOfOne(state, { recording: file })}
        open={recording.transcript.state === 'opened'}
      >
        <Prose content={transcript} />
        {watch !== null && !isPreview && (
          <InsteadOfPlaying {...recording} state={stateOfOne(state, { recording: file })} />
        )}
      </Disclosure>
    </div>
  );
}

/** Its versions with their sizes. Without a script each opens in a player of the browser's own. */
function Versions({ file, seconds, full, low, sound }: ShownRecording) {
  const { t } = useTranslation('modules');
  const { fileUrl } = useLessonPlaces();
  const format = useFormat();
  const versions = [
    ['full', full],
    ['low', low],
    ['sound', sound],
  ] as const satisfies [string, RecordingFile | null][];
  return (
    <ul className="versions small" aria-label={t('lesson.recording.versions')}>
      <li className="number">{timeInRecording(seconds)}</li>
      {versions.flatMap(([name, version]) =>
        version === null
          ? []
          : [
              <li key={name}>
                <a
                  href={fileUrl(version.hash)}
                  data-version={file}
                  aria-current={name === 'full' ? 'true' : undefined}
                >
                  {t(`lesson.recording.${name}`, { size: format.bytes(version.bytes) })}
                </a>
              </li>,
            ],
      )}
    </ul>
  );
}

/** How much was played, and how much is needed. The script keeps it up to date. */
function Watched({
  kind,
  file,
  percent,
  played,
  watch,
  isEnough,
  transcript,
}: ShownRecording & { kind: Props['kind']; watch: number }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  const needed = format.percent(watch / 100);
  const says = (share: string) =>
    t(kind === 'video' ? 'lesson.recording.watched' : 'lesson.recording.heard', { percent: share, needed });
  const enough = t(kind === 'video' ? 'lesson.recording.enough' : 'lesson.recording.enoughHeard');
  if (transcript.state === 'read') return <p className="small">{t('lesson.recording.read')}</p>;
  return (
    <>
      <p className="small">
        <span
          data-watched={file}
          data-template={says('{}')}
          data-percent={percent}
          data-played={played.map((part) => part.join('-')).join()}
        >
          {isEnough ? '' : says(format.percent(percent / 100))}
        </span>
        {/* In place of the share, which changes too often to be read out over a recording. */}
        <span role="status" data-reached={file} data-enough={enough}>
          {isEnough ? enough : ''}
        </span>
      </p>
      {!isEnough && (
        <noscript>
          <p className="small">{t('lesson.recording.noScript')}</p>
        </noscript>
      )}
    </>
  );
}

/** Reading the transcript counts the same: once it was opened to be read, and after the time that it takes. */
function InsteadOfPlaying({ file, isEnough, transcript, state }: ShownRecording & { state: FormState }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  if (isEnough) return null;
  const form = { className: 'flow', state, scope: `transcript-${file}`, hidden: { recording: file } };
  return transcript.state === 'opened' ? (
    <ActionForm {...form} intent="readTranscript" submit={t('lesson.recording.confirm')}>
      <p className="small">{t('lesson.recording.reading', { time: format.time(transcript.readyAt) })}</p>
    </ActionForm>
  ) : (
    <ActionForm {...form} intent="openTranscript" submit={t('lesson.recording.open')}>
      <p className="small">{t('lesson.recording.instead')}</p>
    </ActionForm>
  );
}
