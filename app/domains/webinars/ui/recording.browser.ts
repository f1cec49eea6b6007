import { type VideoEvent, startHeartbeats } from './heartbeats.ts';
import { openPlayer } from './player.ts';

/** On the page of a recording: plays it, reports what was watched, and stops where a question is asked. */
const page = document.querySelector<HTMLElement>('[data-recording]');
const video = page?.querySelector('video');
if (page && video) {
  const seconds = () => Math.round(video.currentTime * 1000) / 1000;
  const percent = page.querySelector<HTMLProgressElement>('progress');
  const stops = (page.dataset['stops'] ?? '').split(',').filter(Boolean).map(Number);
  const passed = new Set<number>();
  let events: VideoEvent[] = [];
  let before = 0;
  let token: string | null = null;

  const player = openPlayer(video, { live: false });
  const heartbeats = startHeartbeats(
    () => token,
    () => {
      const reported = events;
      events = [];
      return { played: player.takePlayed(), mode: 'watched' as const, events: reported };
    },
    {
      counted: (ms) => {
        if (percent) percent.value = Math.min(percent.max, ms);
        const through = Number(page.dataset['through']);
        if (ms >= through) page.querySelector<HTMLElement>('[data-done]')?.removeAttribute('hidden');
      },
      elsewhere: () => {
        video.pause();
        page.querySelector<HTMLElement>('[data-elsewhere]')?.removeAttribute('hidden');
      },
    },
  );
  video.addEventListener('play', () => events.push({ verb: 'played', time: seconds() }));
  video.addEventListener('pause', () => {
    events.push({ verb: 'paused', time: seconds() });
    void heartbeats.now();
  });
  video.addEventListener('timeupdate', () => {
    if (!video.seeking) before = seconds();
    const stop = stops.find(
      (each) => each <= video.currentTime && each > video.currentTime - 2 && !passed.has(each),
    );
    if (stop === undefined || video.seeking) return;
    passed.add(stop);
    video.pause();
    const question = page.querySelector<HTMLElement>(`[data-at="${stop}"]`);
    question?.scrollIntoView({ block: 'center' });
    question?.querySelector('input')?.focus();
  });
  video.addEventListener('seeked', () => events.push({ verb: 'seeked', time: before, to: seconds() }));
  video.addEventListener('ended', () => void heartbeats.now());
  for (const link of page.querySelectorAll<HTMLButtonElement>('[data-seconds]'))
    link.addEventListener('click', () => {
      video.currentTime = Number(link.dataset['seconds']);
      void video.play();
    });

  void (async () => {
    const response = await fetch(page.dataset['act']!, { method: 'POST' });
    if (!response.ok) return;
    const opened = (await response.json()) as { token: string; source: string };
    token = opened.token;
    player.setSource(opened.source);
  })();
}
