import { type ChildProcess, spawn } from 'node:child_process';

/**
 * The program, and the import that it works for: an aborted one takes it along, and so does one whose `onHeartbeat`, asked every few seconds
 * with how many seconds of a recording are made, throws.
 */
export type Ffmpeg = {
  program: string;
  signal: AbortSignal | undefined;
  onHeartbeat: (seconds: number) => unknown;
};

/** A recording of more pixels than 8K has is none that a lesson needs, and one frame of it could take gigabytes. */
const MOST_PIXELS = 40_000_000;

/**
 * ffmpeg decodes what other people send: it opens the named file and nothing else. Playlists, of which some name other files, are not among
 * the formats; what a recording may be called in docs/courses.md is.
 */
const CAREFUL = [
  '-hide_banner', '-nostdin', '-protocol_whitelist', 'file', '-format_whitelist', 'mov,mp4,m4a,matroska,webm,avi,mp3,ogg,wav,flac,aac',
  '-max_pixels', String(MOST_PIXELS), '-threads', '2',
]; // oxfmt-ignore

/** Neither title nor place nor device of who recorded it, and the same bytes each time. */
const BARE = ['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn', '-fflags', '+bitexact'];

export type Streams = {
  /** Null where the file does not say how long it is. */
  seconds: number | null;
  video: { codec: string; isPlain: boolean; width: number; height: number; kbps: number | null } | null;
  audio: { codec: string; kbps: number | null } | null;
};

/** What is in a recording; null where ffmpeg cannot open it. */
export async function readStreams(ffmpeg: Ffmpeg, path: string): Promise<Streams | null> {
  const { output } = await run(ffmpeg, [...CAREFUL, '-i', path], 60);
  if (!/^Input #0/m.test(output)) return null;
  const lines = output.split('\n');
  // Lines of the file's own texts are indented deeper, whatever they say.
  const stream = (kind: string) =>
    lines.find(
      (line) =>
        /^ {2}Stream #0:\d/.test(line) && line.includes(`: ${kind}: `) && !line.includes('attached pic'),
    );
  const numberIn = (line: string, what: RegExp) => {
    const found = what.exec(line)?.[1];
    return found === undefined ? null : Number(found);
  };
  const [, hours, minutes, seconds] = /^ {2}Duration: (\d+):(\d\d):([\d.]+),/m.exec(output) ?? [];
  const all = numberIn(output, /^ {2}Duration: .*bitrate: (\d+) kb\/s/m);
  const video = stream('Video');
  const audio = stream('Audio');
  const [, width, height] = /, (\d{1,5})x(\d{1,5})\b/.exec(video ?? '') ?? [];
  return {
    seconds: hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    video:
      video === undefined || width === undefined
        ? null
        : {
            codec: /: Video: (\w+)/.exec(video)![1]!,
            // A picture that is turned when it is shown has its width and height the other way round.
            isPlain: /, yuv420p\b/.test(video) && !output.includes('displaymatrix'),
            width: Number(width),
            height: Number(height),
            kbps: numberIn(video, /, (\d+) kb\/s/) ?? all,
          },
    audio:
      audio === undefined
        ? null
        : { codec: /: Audio: (\w+)/.exec(audio)![1]!, kbps: numberIn(audio, /, (\d+) kb\/s/) },
  };
}

/**
 * Makes a file from a recording: `before` stands before it among the arguments, `after` behind. Gives up after `seconds`. Returns whether it
 * was made, and whether that failed because this ffmpeg lacks an encoder.
 */
export async function transcode(
  ffmpeg: Ffmpeg,
  { from, to, before = [], after }: { from: string; to: string; before?: string[]; after: string[] },
  seconds: number,
): Promise<'made' | 'failed' | 'no_encoder'> {
  const { code, output } = await run(
    ffmpeg,
    [...CAREFUL, '-loglevel', 'error', ...before, '-i', from, ...BARE, ...after, '-y', to],
    seconds,
  );
  if (/Unknown encoder|Encoder not found/.test(output)) return 'no_encoder';
  return code === 0 ? 'made' : 'failed';
}

/** Script of the watcher: kills the process with the given id as soon as its own stdin closes, which happens when the parent has ended. */
const WATCH = "process.stdin.once('end', () => process.kill(Number(process.argv[1]), 'SIGKILL')).resume()";

/**
 * Makes sure that ffmpeg does not outlive this process, even after kill -9, when no exit hook runs: the next process starts the import
 * again from the beginning.
 */
function endWithProcess(child: ChildProcess): void {
  if (child.pid === undefined) return;
  // Detached, so that a signal to the process group does not end the watcher before ffmpeg.
  const watcher = spawn(process.execPath, ['-e', WATCH, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { NODE_ENV: 'production' },
  });
  // If the watcher cannot be started, ffmpeg still stops at its own time limit.
  watcher.once('error', () => undefined);
  watcher.stdin.once('error', () => undefined);
  child.once('close', () => watcher.kill('SIGKILL'));
}

/** Throws what the signal was aborted with, and what `onHeartbeat` throws. */
async function run(
  { program, signal, onHeartbeat }: Ffmpeg,
  args: string[],
  seconds: number,
): Promise<{ code: number | null; output: string }> {
  signal?.throwIfAborted();
  // By its own clock too, of its processor's time: it also ends where nobody is left to end it.
  const bounded = ['-timelimit', String(2 * seconds), '-stats_period', '1', '-progress', 'pipe:1', ...args];
  const child = spawn(program, bounded, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    ...(signal && { signal }),
  });
  endWithProcess(child);
  let output = '';
  let made = 0;
  let isAsking = false;
  let asking = Promise.resolve();
  let stopped: { by: unknown } | null = null;
  child.stderr.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  child.stdout.on('data', (chunk: Buffer) => {
    const [, time] = /^out_time_us=(\d+)$/m.exec(chunk.toString()) ?? [];
    if (time !== undefined) made = Number(time) / 1e6;
    if (isAsking || stopped) return;
    isAsking = true;
    asking = Promise.resolve()
      .then(() => onHeartbeat(made))
      .then(() => undefined)
      .catch((by: unknown) => {
        stopped = { by };
        child.kill('SIGKILL');
      })
      .finally(() => {
        isAsking = false;
      });
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => (signal?.aborted ? undefined : reject(error)));
    child.once('close', resolve);
  });
  signal?.throwIfAborted();
  // Nothing is told of it once it has ended.
  await asking;
  if (stopped) throw (stopped as { by: unknown }).by;
  return { code, output };
}
