import type { LessonRecords } from '#app/domains/modules/recordings/lesson-records.ts';
import { startWatching } from './watching.ts';

/**
 * On a page of a lesson with recordings: says to the record store what of them is played, by the Video Profile. A record and no proof:
 * what completion counts by is told by the study signal. Nothing is asked for before something is played.
 */
const lesson = document.querySelector<HTMLElement>('[data-records]');
const { records = '', drawn = '', module = '' } = lesson?.dataset ?? {};

type StatementClient = ReturnType<(typeof import('./statement-client.ts'))['openStatementClient']>;
let client: Promise<StatementClient | null> | undefined;

async function openClient(): Promise<StatementClient | null> {
  try {
    const response = await fetch(records, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ drawn, module }),
    });
    if (!response.ok) return null;
    const { openStatementClient } = await import('./statement-client.ts');
    return openStatementClient((await response.json()) as LessonRecords);
  } catch {
    return null;
  }
}

for (const media of document.querySelectorAll<HTMLMediaElement>(
  'video[data-recording], audio[data-recording]',
)) {
  const { recording = '', watch = '', seconds = '' } = media.dataset;
  let session: ReturnType<typeof startWatching> | null = null;
  /** Where it stood before it was moved. */
  let before = 0;
  /** Another version of it is being loaded: where that begins is no move of its learner. */
  let isLoading = false;
  let ready: StatementClient | null = null;
  const say = (statements: Parameters<StatementClient['say']>[1]) => {
    if (ready) return ready.say(recording, statements);
    client ??= openClient();
    void client.then((opened) => {
      ready = opened;
      opened?.say(recording, statements);
    });
  };

  media.addEventListener('play', () => {
    if (!session) {
      session = startWatching({
        length: Number.isFinite(media.duration) ? media.duration : Number(seconds),
        threshold: Number(watch || 100) / 100,
        sessionId: crypto.randomUUID(),
      });
      say([session.initialized()]);
    }
    say(session.play(media.currentTime));
    before = media.currentTime;
  });
  media.addEventListener('timeupdate', () => {
    if (!media.seeking && !isLoading) before = media.currentTime;
  });
  media.addEventListener('seeking', () => {
    if (!isLoading) session?.move(before);
  });
  media.addEventListener('seeked', () => {
    if (session) say(session.moved(media.currentTime));
    before = media.currentTime;
  });
  media.addEventListener('pause', () => {
    if (session) say(session.pause(media.currentTime));
    before = media.currentTime;
  });
  media.addEventListener('emptied', () => {
    if (session) say(session.pause(before));
    isLoading = true;
  });
  media.addEventListener('canplay', () => {
    isLoading = false;
  });
  addEventListener('pagehide', () => {
    if (session) say(session.leave(media.currentTime));
    // Where the page comes back from the browser's memory, a session of its own begins.
    session = null;
    void ready?.flush(true);
  });
  document.addEventListener('visibilitychange', () => {
    // On a telephone nothing more may come.
    if (document.visibilityState === 'hidden') void ready?.flush(true);
  });
}
