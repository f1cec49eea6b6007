import { WHOLE } from '#app/domains/modules/recordings/played-parts.ts';
import { startShare } from './shown-share.ts';
import type { Segment } from './watching.ts';

/**
 * On a page with recordings: tells the server what was played, every twenty seconds, when the player stops and when the page goes, and shows how much
 * that is, and other versions in the same player. All that was played since the page was opened is told each time, so that a lost signal loses nothing,
 * and again while the server, which believes no more than its clock allows, counts less than was played.
 */
const EVERY_MS = 20_000;

const lesson = document.querySelector<HTMLElement>('[data-signal]');
const { signal = '', drawn = '', module = '', page = '1' } = lesson?.dataset ?? {};
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
const find = <E extends HTMLElement>(name: string, file: string): E[] =>
  [...document.querySelectorAll<E>(`[data-${name}]`)].filter((each) => each.dataset[name] === file);

/** `from-to,…` as shares of `whole`, from 0 to 1. */
const segmentsIn = (text: string, whole: number): Segment[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [from = 0, to = 0] = part.split('-').map(Number);
      return [from / whole, to / whole];
    });

for (const player of document.querySelectorAll<HTMLMediaElement>('[data-recording]')) {
  const { recording = '', watch = '', seconds = '' } = player.dataset;
  /** What was played of a version that is not in the player any more. */
  let before: string[] = [];
  let acknowledged = '';
  const [line] = find('watched', recording);
  const [status] = find('reached', recording);
  const { percent: percentThen = '0', played: playedThen = '' } = line?.dataset ?? {};
  const share = startShare(Number(percentThen), segmentsIn(playedThen, WHOLE));
  /** The server has said that it is enough. */
  let isEnough = !line || line.textContent === '';

  const parts = (): string[] => {
    const { length } = player.played;
    const now = Array.from(
      { length },
      (_, at) => `${player.played.start(at).toFixed(1)}-${player.played.end(at).toFixed(1)}`,
    );
    return [...before, ...now];
  };

  const length = () => (Number.isFinite(player.duration) ? player.duration : Number(seconds));
  const segments = (played = parts().join()) => segmentsIn(played, length());
  const isBehind = () => watch !== '' && share.isBehind(segments(), Number(watch));

  const show = () => {
    if (!line || !status) return;
    const { template = '' } = line.dataset;
    const { enough = '' } = status.dataset;
    line.textContent = isEnough ? '' : template.replace('{}', percent.format(share.shown(segments()) / 100));
    // Said once, when it becomes true.
    if (isEnough && status.textContent !== enough) status.textContent = enough;
  };

  const send = async (isBegin = false): Promise<void> => {
    const played = parts().join(',');
    if (played === acknowledged && !isBegin && !isBehind()) return;
    const body = new URLSearchParams({ drawn, module, page, recording, length: length().toFixed(1), played });
    const headers = { Accept: 'application/json' };
    const response = await fetch(signal, { method: 'POST', headers, body, keepalive: true }).catch(
      () => null,
    );
    if (!response?.ok) return;
    acknowledged = played;
    if (watch === '') return;
    const { percent: counted } = (await response.json()) as { percent: number };
    share.count(counted, segments(played));
    isEnough ||= counted >= Number(watch);
    show();
  };

  player.addEventListener('play', () => void send(true));
  let wasReached = false;
  player.addEventListener('timeupdate', () => {
    if (watch === '') return;
    show();
    // Whether it is enough is the server's word, and asked for as soon as it may be.
    const isReached = !isEnough && share.shown(segments()) >= Number(watch);
    if (isReached && !wasReached) void send();
    wasReached = isReached;
  });
  player.addEventListener('pause', () => void send());
  player.addEventListener('ended', () => void send());
  document.addEventListener('visibilitychange', () => void send());
  addEventListener('pagehide', () => void send());
  setInterval(() => (player.paused && !isBehind() ? undefined : void send()), EVERY_MS);

  const versions = find<HTMLAnchorElement>('version', recording);
  for (const version of versions)
    version.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (version.ariaCurrent === 'true') return;
      for (const each of versions) each.ariaCurrent = each === version ? 'true' : null;
      const { currentTime, paused, playbackRate } = player;
      before = parts();
      player.src = version.href;
      player.currentTime = currentTime;
      player.defaultPlaybackRate = playbackRate;
      if (!paused) void player.play();
    });
}
