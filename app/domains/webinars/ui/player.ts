import Hls from 'hls.js';

export type PlayedInterval = { from: number; to: number };
export type Player = {
  /** Place on the stream's clock (live) or seconds from the beginning (recording), in milliseconds; null while nothing plays. */
  position(): number | null;
  /** Intervals played since this was last read, joined where they continue. */
  takePlayed(): PlayedInterval[];
  setSource(source: string): void;
  stop(): void;
};

const TICK_MS = 500;
const LIVE_EDGE_SEGMENTS = 2;

/**
 * One player for live and recorded video, over hls.js or the browser's own HLS. It records what was really played: the position
 * advances by about the time that passed, no pause, no seek, no wait. `timeupdate` fires while a player is stuck. `plays`: at once.
 */
export function openPlayer(
  video: HTMLVideoElement,
  { live, plays = true }: { live: boolean; plays?: boolean },
): Player {
  let hls: Hls | null = null;
  let played: PlayedInterval[] = [];
  let last: { at: number; position: number } | null = null;

  const position = (): number | null => {
    if (!live) return video.currentTime * 1000;
    const own = hls?.playingDate ?? nativeDate(video);
    return own ? own.getTime() : null;
  };
  const timer = setInterval(() => {
    const now = performance.now();
    const at = position();
    const plays = !video.paused && !video.seeking && !video.ended && video.readyState >= 3;
    if (plays && last && at !== null) {
      const moved = at - last.position;
      const passed = now - last.at;
      if (moved > 0 && moved <= passed * 1.3 + 150) add(last.position, at);
    }
    last = plays && at !== null ? { at: now, position: at } : null;
  }, TICK_MS);
  function add(from: number, to: number): void {
    const open = played.at(-1);
    if (open && Math.abs(open.to - from) < 50) open.to = to;
    else played.push({ from, to });
  }

  return {
    position,
    takePlayed() {
      const taken = played;
      played = [];
      return taken;
    },
    setSource(source) {
      hls?.destroy();
      hls = null;
      last = null;
      if (!Hls.isSupported()) {
        video.src = source;
        return;
      }
      hls = new Hls({
        enableWorker: false,
        ...(live ? { liveSyncDurationCount: LIVE_EDGE_SEGMENTS, backBufferLength: 30 } : {}),
        manifestLoadPolicy: retrying(live ? 1000 : 6),
        playlistLoadPolicy: retrying(live ? 1000 : 6),
      });
      hls.on(Hls.Events.ERROR, (_event, error) => {
        if (!error.fatal || !hls) return;
        if (error.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
        else setTimeout(() => hls?.loadSource(source), 2000);
      });
      if (plays) hls.on(Hls.Events.MANIFEST_PARSED, () => void video.play().catch(() => undefined));
      hls.loadSource(source);
      hls.attachMedia(video);
    },
    stop() {
      clearInterval(timer);
      hls?.destroy();
      video.removeAttribute('src');
    },
  };
}

const retrying = (times: number) => ({
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: { maxNumRetry: times, retryDelayMs: 500, maxRetryDelayMs: 3000 },
    errorRetry: { maxNumRetry: times, retryDelayMs: 500, maxRetryDelayMs: 3000 },
  },
});

/** Safari: the date of the beginning, from the playlist. */
function nativeDate(video: HTMLVideoElement): Date | null {
  const start = (video as HTMLVideoElement & { getStartDate?: () => Date }).getStartDate?.();
  return start && !Number.isNaN(start.getTime())
    ? new Date(start.getTime() + video.currentTime * 1000)
    : null;
}

/** The address of the sound alone, where the stream offers it; else the whole. */
export async function soundOnly(source: string): Promise<string> {
  const text = await (await fetch(source)).text();
  const lines = text.split('\n');
  const at = lines.findIndex(
    (line) => line.startsWith('#EXT-X-STREAM-INF') && !/RESOLUTION|avc1|hvc1/.test(line),
  );
  return at < 0 ? source : new URL(lines[at + 1]!, new URL(source, location.href)).href;
}
