/**
 * On a page with recordings: tells the server what was played, every twenty seconds, when the player stops and when the page goes, and shows
 * other versions in the same player. All that was played since the page was opened is told each time, so that a lost signal loses nothing,
 * and again while the server, which believes no more than its clock allows, counts less than was played.
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
  /** What the server counts, in whole per cent; unknown before it has answered. */
  let counted = Number.POSITIVE_INFINITY;

  const parts = (): string[] => {
    const { length } = player.played;
    const now = Array.from(
      { length },
      (_, at) => `${player.played.start(at).toFixed(1)}-${player.played.end(at).toFixed(1)}`,
    );
    return [...before, ...now];
  };

  const length = () => (Number.isFinite(player.duration) ? player.duration : Number(seconds));

  /** What was played, in whole per cent, each place once. */
  const share = (): number => {
    const ranges = parts()
      .map((part) => part.split('-').map(Number) as [number, number])
      .sort(([a], [b]) => a - b);
    let sum = 0;
    let reached = 0;
    for (const [from, to] of ranges) {
      sum += Math.max(0, to - Math.max(from, reached));
      reached = Math.max(reached, to);
    }
    return Math.floor((sum / length()) * 100);
  };
  const isBehind = () => watch !== '' && counted < Math.min(Number(watch), share());

  const show = (played: number) => {
    for (const line of find('watched', recording)) {
      const { template = '', enough = '' } = line.dataset;
      const isNew = played >= Number(watch) && line.textContent !== enough;
      line.textContent =
        played >= Number(watch) ? enough : template.replace('{}', percent.format(played / 100));
      if (isNew) for (const status of find('reached', recording)) status.textContent = enough;
    }
  };

  const send = async (isBegin = false): Promise<void> => {
    const played = parts().join(',');
    if (played === acknowledged && !isBegin && !isBehind()) return;
    const body = new URLSearchParams({ module, page, recording, length: length().toFixed(1), played });
    const headers = { Accept: 'application/json' };
    const response = await fetch(signal, { method: 'POST', headers, body, keepalive: true }).catch(
      () => null,
    );
    if (!response?.ok) return;
    acknowledged = played;
    if (watch === '') return;
    counted = ((await response.json()) as { percent: number }).percent;
    show(counted);
  };

  player.addEventListener('play', () => void send(true));
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
