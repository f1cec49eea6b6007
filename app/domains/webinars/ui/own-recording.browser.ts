import { timeInRecording } from '#app/domains/webinars/recordings/time-in-recording.ts';
import { startCaptionLines } from './caption-lines.ts';
import { openPlayer } from './player.ts';

/** On the host's page of a recording: plays the whole, edits captions as lines beside it, and tries where a trim begins and ends. */
const EVERY_MS = 3000;
/** How much before the end is played to hear how it ends. */
const LAST_S = 5;

function start(page: HTMLElement, video: HTMLVideoElement): void {
  const words = { time: page.dataset['time']!, backwards: page.dataset['backwards']! };
  for (const each of page.querySelectorAll<HTMLElement>('[data-cues]')) startCaptionLines(each, video, words);
  startTrim(page, video);
  followTrim();
  void (async () => {
    const response = await fetch(page.dataset['act']!, { method: 'POST' });
    if (!response.ok) return;
    const { source } = (await response.json()) as { source: string };
    openPlayer(video, { live: false, plays: false }).setSource(source);
  })();
}

function startTrim(page: HTMLElement, video: HTMLVideoElement): void {
  const form = page.querySelector<HTMLFormElement>('[data-trim-form]');
  if (!form) return;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  const seconds = (name: string) => {
    const [, minutes, rest] = /^(\d{1,3}):([0-5]\d)$/.exec(field(name).value.trim()) ?? [];
    return minutes === undefined ? null : Number(minutes) * 60 + Number(rest);
  };
  let until = Infinity;
  video.addEventListener('timeupdate', () => {
    if (video.currentTime < until) return;
    video.pause();
    until = Infinity;
  });
  const play = (from: number, to: number) => {
    video.currentTime = Math.max(0, from);
    until = to;
    void video.play();
  };
  const press: Record<string, () => void> = {
    'take-from': () => take('from', Math.floor(video.currentTime)),
    'take-to': () => take('to', Math.ceil(video.currentTime)),
    'play-from': () => play(seconds('from') ?? 0, seconds('to') ?? Infinity),
    'play-to': () => play((seconds('to') ?? video.duration) - LAST_S, seconds('to') ?? Infinity),
  };
  const take = (name: string, at: number) => {
    field(name).value = timeInRecording(at);
    field(name).dispatchEvent(new Event('input', { bubbles: true }));
  };
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-press]')) {
    button.addEventListener('click', press[button.dataset['press']!]!);
    button.hidden = false;
  }
}

/** While the engine makes the trimmed recording, the page says when it is there. */
function followTrim(): void {
  const timer = setInterval(() => {
    const here = document.querySelector<HTMLElement>('[data-trim="making"]');
    if (!here) clearInterval(timer);
    else if (!document.hidden) void look(here).catch(() => undefined);
  }, EVERY_MS);
}

async function look(here: HTMLElement): Promise<void> {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  const there = page.querySelector<HTMLElement>('[data-trim]');
  if (there && there.dataset['trim'] !== 'making') here.replaceWith(there);
}

addEventListener('DOMContentLoaded', () => {
  const page = document.querySelector<HTMLElement>('[data-own-recording]');
  const video = page?.querySelector('video');
  if (page && video) start(page, video);
});
