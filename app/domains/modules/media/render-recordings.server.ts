import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import type { Report } from '#app/domains/modules/internal/stored-folder.server.ts';
import type { Rendition } from '#app/domains/modules/internal/sharp.server.ts';
import type { FolderOnDisk } from '#app/domains/modules/sources/read-folder.server.ts';
import { findFfmpeg } from '#app/platform/ffmpeg.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mustHaveRoom } from '#app/platform/storage.server.ts';
import { type RenderedFile, renderRecording } from './render-recording.server.ts';
import type { UsedMedia } from './used-media.ts';

/** What was made of recordings, by their paths under `media/`; `drop` deletes its files, and may always be called. */
export type RenderedRecordings = {
  made: Map<string, { files: RenderedFile[]; poster: Rendition | null }>;
  faults: Fault[];
  drop(): Promise<void>;
};

type Options = { report: Report; signal: AbortSignal | undefined };

/**
 * Makes what pages need of a course's recordings, one at a time, on the disk of DATA_DIR. It comes before anything else is stored: it may
 * take an hour, and files on their way in must not wait so long. The caller has authorised.
 */
export async function renderRecordings(
  ctx: Ctx,
  folder: FolderOnDisk,
  recordings: UsedMedia['recordings'],
  { report, signal }: Options,
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
  const onHeartbeat = async () => {
    await mustHaveRoom(ctx);
    await report(0);
  };
  try {
    await mkdir(to);
    for (const [name, kind] of recordings) {
      await mustHaveRoom(ctx);
      const prefix = join(to, `${made.size}-`);
      const done = await renderRecording(
        { program, signal, onHeartbeat },
        folder.pathOf(`media/${name}`),
        kind,
        prefix,
      );
      if (done.fault) faultsOf(faults, `media/${name}`)(1, done.fault.code, done.fault.facts);
      else made.set(name, done);
      await report(1);
    }
  } catch (error) {
    await drop();
    throw error;
  }
  return { made, faults, drop };
}
