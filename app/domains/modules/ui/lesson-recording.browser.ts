/**
 * On a page with recordings: tells the server what was played, every twenty seconds, when the player stops and when the page goes, and shows
 * other versions in the same player. All that was played since the page was opened is told each time, so that a lost signal loses nothing.
 */
const EVERY_MS = 20_000;

const lesson = document.querySelector<HTMLElement>('[data-signal]');
const { signal = '', module = '', page = '1' } = lesson?.dataset ?? {};
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
const find = <E extends HTMLElement>(name: string, file: string): E[] =>
  [...document.querySelectorAll<E>(`[data-${name}]`)].filter((each) => each.dataset[name] === file);

for (const player of document.querySelectorAll<HTMLMediaElement>('[data-recording]')) {
  const { recording = '', watch = '', seconds = '' } = player.dataset;
  /** What was played of a version that is not in the player any more. */
  let before: string[] = [];
  let acknowledged = '';

  const parts = (): string[] => {
    const { length } = player.played;
    const now = Array.from(
      { length },
      (_, at) => `${player.played.start(at).toFixed(1)}-${player.played.end(at).toFixed(1)}`,
    );
    return [...before, ...now];
  };

  const show = (played: number) => {
    for (const line of find('watched', recording)) {
      const { template = '', enough = '' } = line.dataset;
      line.textContent =
        played >= Number(watch) ? enough : template.replace('{}', percent.format(played / 100));
    }
  };

  const send = async (isBegin = false): Promise<void> => {
    const played = parts().join(',');
    if (played === acknowledged && !isBegin) return;
    const length = String(Number.isFinite(player.duration) ? player.duration.toFixed(1) : seconds);
    const body = new URLSearchParams({ module, page, recording, length, played });
    const headers = { Accept: 'application/json' };
    const response = await fetch(signal, { method: 'POST', headers, body, keepalive: true }).catch(
      () => null,
    );
    if (!response?.ok) return;
    acknowledged = played;
    if (watch !== '') show(((await response.json()) as { percent: number }).percent);
  };

  player.addEventListener('play', () => void send(true));
  player.addEventListener('pause', () => void send());
  player.addEventListener('ended', () => void send());
  document.addEventListener('visibilitychange', () => void send());
  addEventListener('pagehide', () => void send());
  setInterval(() => (player.paused ? undefined : void send()), EVERY_MS);

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
