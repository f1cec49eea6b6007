import type { FaultCode } from '#app/domains/modules/format/fault.ts';
import { MOST_HOURS } from '#app/domains/modules/format/recording-limits.ts';
import {
  type Ffmpeg,
  type Streams,
  readStreams,
  transcode,
} from '#app/domains/modules/internal/ffmpeg.server.ts';
import { type Rendition, webp } from '#app/domains/modules/internal/sharp.server.ts';
import type { RecordingFault } from './inspect-recording.server.ts';

/** A version of a recording, in a file of its own. */
export type RenderedFile = {
  kind: RecordingKind;
  type: string;
  path: string;
  width: number | null;
  height: number | null;
  seconds: number;
};
/** `video` as it is shown, `low` for slow connections, `audio` its sound alone; of a sound `audio` and `low`. */
export type RecordingKind = 'video' | 'low' | 'audio';
export type Rendered =
  | { files: RenderedFile[]; poster: Rendition | null; fault: null }
  | { files: null; poster: null; fault: RecordingFault };

type Options = {
  wanted: 'video' | 'audio';
  streams: Streams;
  prefix: string;
  onShare: (share: number) => unknown;
};

const MOST_SECONDS = MOST_HOURS * 3600;
/** What is not known to be shorter is cut here, and refused: so much of it is no lesson. */
const CUT = ['-t', String(MOST_SECONDS + 2)];
/** A slow machine takes a few times as long as the recording is; what takes longer was made to. */
const timeFor = (seconds: number | null) => 300 + 6 * Math.ceil(seconds ?? MOST_SECONDS);

const POSTER_WIDTH = 960;

const fault = (code: FaultCode, facts: Record<string, number> = {}): Rendered => ({
  files: null,
  poster: null,
  fault: { code, facts },
});

/**
 * Makes what the page needs of a recording that was inspected: one file after the other, on the disk, with paths that begin with `prefix`.
 * Streams that fit already are copied. `onShare` is told now and then how much is done, from 0 to 1. Throws what the signal was aborted with.
 */
export async function renderRecording(
  ffmpeg: Ffmpeg,
  from: string,
  { wanted, streams, prefix, onShare }: Options,
): Promise<Rendered> {
  const files: RenderedFile[] = [];
  const versions = versionsOf(wanted, streams);
  const onHeartbeat = (seconds: number) => {
    const share = streams.seconds ? Math.min(1, seconds / streams.seconds) : 0;
    return onShare(Math.min(1, (files.length + share) / versions.length));
  };
  const watched = { ...ffmpeg, onHeartbeat };
  for (const [kind, type, after] of versions) {
    const path = `${prefix}${kind}.mp4`;
    const done = await transcode(
      watched,
      { from, to: path, after: [...CUT, ...after] },
      timeFor(streams.seconds),
    );
    if (done === 'no_encoder') return fault('ffmpeg_missing');
    const made = done === 'made' ? await readStreams(watched, path) : null;
    if (!made || made.seconds === null) return fault('recording_unreadable');
    if (made.seconds > MOST_SECONDS) return fault('recording_long', { hours: MOST_HOURS });
    // Of a file that breaks off, what is there can be read; its learners would miss the end. Only the first version has all that
    // the length of the whole file is about: sound may end before its picture.
    const isWhole = files.length === 0 && (wanted === 'video' || !streams.video);
    if (isWhole && made.seconds < (streams.seconds ?? 0) * 0.95 - 1) return fault('recording_unreadable');
    files.push({
      kind,
      type,
      path,
      width: made.video?.width ?? null,
      height: made.video?.height ?? null,
      seconds: Math.max(1, Math.round(made.seconds)),
    });
  }
  if (wanted === 'audio') return { files, poster: null, fault: null };
  const still = `${prefix}poster.png`;
  const shown = files[0]!;
  const after = ['-frames:v', '1', '-update', '1', '-c:v', 'png', '-f', 'image2'];
  // Not the first frame, which often is black.
  const before = ['-ss', String(Math.min(10, shown.seconds / 10))];
  const done = await transcode(watched, { from: shown.path, to: still, before, after }, timeFor(null));
  const poster = done === 'made' ? await webp(still, POSTER_WIDTH, 'poster').catch(() => null) : null;
  return poster ? { files, poster, fault: null } : fault('recording_unreadable');
}

type Version = [kind: RecordingKind, type: string, after: string[]];

function versionsOf(wanted: 'video' | 'audio', { video, audio }: Streams): Version[] {
  const sound = (...after: string[]) => (audio ? ['-map', '0:a:0', ...after] : []);
  const isAac = (most: number) => audio?.codec === 'aac' && (audio.kbps ?? most) <= most;
  const aac = (kbps: number, channels: number) => [
    '-c:a',
    'aac',
    '-b:a',
    `${kbps}k`,
    '-ac',
    String(channels),
  ];
  const asSound = ['-vn', ...FAST];
  if (wanted === 'audio')
    return [
      ['audio', 'audio/mp4', [...sound(...(isAac(160) ? ['-c:a', 'copy'] : aac(96, 2))), ...asSound]],
      ['low', 'audio/mp4', [...sound(...aac(32, 1)), ...asSound]],
    ];
  // V: not a cover that was attached, which may come first.
  const picture = (...after: string[]) => ['-map', '0:V:0', ...after, ...FAST];
  return [
    [
      'video',
      'video/mp4',
      [
        ...picture(...(fits(video!) ? ['-c:v', 'copy'] : [...x264(1280, 720, 30), '-crf', '24', '-maxrate', '2M', '-bufsize', '4M'])),
        ...sound(...(isAac(192) ? ['-c:a', 'copy'] : aac(96, 2))),
      ],
    ],
    [
      'low',
      'video/mp4',
      [
        ...picture(...x264(426, 240, 15), '-crf', '30', '-maxrate', '170k', '-bufsize', '340k'),
        ...sound(...aac(32, 1)),
      ],
    ],
    ...(audio ? [['audio', 'audio/mp4', [...sound(...aac(48, 1)), ...asSound]] satisfies Version] : []),
  ]; // oxfmt-ignore
}

/** Played from its beginning before the whole of it is there. */
const FAST = ['-f', 'mp4', '-movflags', '+faststart'];

const isShort = (a: number, b: number) => Math.max(a, b) <= 1280 && Math.min(a, b) <= 720;

/** What every browser plays, at a rate that an ordinary connection carries. */
const fits = ({ codec, isPlain, width, height, kbps }: NonNullable<Streams['video']>): boolean =>
  codec === 'h264' && isPlain && isShort(width, height) && kbps !== null && kbps <= 2500;

/** H.264 of no more than so many pixels, upright or lying, with a key frame every few seconds for jumps. */
const x264 = (long: number, short: number, fps: number): string[] => [
  '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p', '-fpsmax', String(fps), '-g', String(fps * 4),
  '-vf', `scale=w='min(iw,if(gte(iw,ih),${long},${short}))':h='min(ih,if(gte(iw,ih),${short},${long}))':force_original_aspect_ratio=decrease:force_divisible_by=2`,
]; // oxfmt-ignore
