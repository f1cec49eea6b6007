import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import { MOST_HOURS_TOGETHER } from '#app/domains/modules/format/recording-limits.ts';
import type { Streams } from '#app/domains/modules/internal/ffmpeg.server.ts';
import type { Report } from '#app/domains/modules/internal/stored-folder.server.ts';
import type { RecordingProgress } from '#app/domains/modules/types.ts';
import type { Rendition } from '#app/domains/modules/internal/sharp.server.ts';
import type { FolderOnDisk } from '#app/domains/modules/sources/read-folder.server.ts';
import { findFfmpeg } from '#app/platform/ffmpeg.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mustHaveRoom } from '#app/platform/storage.server.ts';
import { type RecordingFault, inspectRecording } from './inspect-recording.server.ts';
import { type RenderedFile, renderRecording } from './render-recording.server.ts';
import type { UsedMedia } from './used-media.ts';

/** What was made of recordings, by their paths under `media/`; `drop` deletes its files, and may always be called. */
export type RenderedRecordings = {
  made: Map<string, { files: RenderedFile[]; poster: Rendition | null }>;
  faults: Fault[];
  drop(): Promise<void>;
};

/** `mustFit`: throws where so many bytes more than the folder's own are too much to store. */
type Options = { report: Report; signal: AbortSignal | undefined; mustFit(bytes: number): Promise<void> };

/**
 * Makes what pages need of a course's recordings, one at a time, on the disk of DATA_DIR. It comes before anything else is stored: it may
 * take hours, and files on their way in must not wait so long. What is wrong with any of them is told before the first is made ready. The
 * caller has authorised.
 */
export async function renderRecordings(
  ctx: Ctx,
  folder: FolderOnDisk,
  recordings: UsedMedia['recordings'],
  { report, signal, mustFit }: Options,
): Promise<RenderedRecordings> {
  const made: RenderedRecordings['made'] = new Map();
  const faults: Fault[] = [];
  // Below `incoming/`, which is cleared of what a crash left there.
  const to = join(ctx.settings.dataDir, 'incoming', newId());
  const drop = () => rm(to, { recursive: true, force: true });
  const [first] = recordings.keys();
  if (first === undefined) return { made, faults, drop };
  const program = ctx.video.ffmpeg ?? findFfmpeg(ctx.settings.ffmpegPath, ctx.settings.demonstration);
  if (!program) {
    faultsOf(faults, `media/${first}`)(1, 'ffmpeg_missing');
    return { made, faults, drop };
  }
  const notify = async (recording: RecordingProgress | null) => {
    await mustHaveRoom(ctx);
    await report(0, recording);
  };
  const onHeartbeat = () => notify(null);
  const ffmpeg = { program, signal, onHeartbeat };
  const refuse = (name: string, { code, facts }: RecordingFault) =>
    faultsOf(faults, `media/${name}`)(1, code, facts);
  let seconds = 0;
  const isTooMuch = (name: string, more: number): boolean => {
    seconds += more;
    const isOver = seconds > MOST_HOURS_TOGETHER * 3600;
    if (isOver) refuse(name, { code: 'recordings_long', facts: { hours: MOST_HOURS_TOGETHER } });
    return isOver;
  };
  try {
    const found = new Map<string, Streams>();
    for (const [name, kind] of recordings) {
      const { streams, fault } = await inspectRecording(ffmpeg, folder.pathOf(`media/${name}`), kind);
      if (fault) refuse(name, fault);
      else found.set(name, streams);
      if (isTooMuch(name, streams?.seconds ?? 0)) break;
    }
    if (faults.length > 0) return { made, faults, drop };
    await mkdir(to);
    let bytes = 0;
    let at = 0;
    for (const [name, streams] of found) {
      await mustFit(bytes);
      at += 1;
      const place = { at, of: found.size };
      const done = await renderRecording(ffmpeg, folder.pathOf(`media/${name}`), {
        wanted: recordings.get(name)!,
        streams,
        prefix: join(to, `${made.size}-`),
        onShare: (share) => notify({ ...place, percent: Math.floor(share * 100) }),
      });
      if (done.fault) refuse(name, done.fault);
      else {
        made.set(name, done);
        for (const { path } of done.files) bytes += (await stat(path)).size;
        // Some files do not say how long they are.
        if (streams.seconds === null && isTooMuch(name, done.files[0]!.seconds)) break;
      }
      await report(1, { ...place, percent: 100 });
    }
    await mustFit(bytes);
  } catch (error) {
    await drop();
    throw error;
  }
  return { made, faults, drop };
}
