import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import { mediaKind } from '#app/domains/modules/format/media-kinds.ts';
import { documentType } from '#app/domains/modules/media/document-type.ts';
import { renderCover } from '#app/domains/modules/media/render-cover.server.ts';
import { renderPicture } from '#app/domains/modules/media/render-picture.server.ts';
import type { RenderedRecordings } from '#app/domains/modules/media/render-recordings.server.ts';
import type { UsedMedia } from '#app/domains/modules/media/used-media.ts';
import type { RecordingProgress } from '#app/domains/modules/types.ts';
import type { FolderOnDisk } from '#app/domains/modules/sources/read-folder.server.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import type { Intake } from '#app/platform/quotas.server.ts';
import type { Rendition } from './sharp.server.ts';

const MOST_FILE = 2_000_000_000;

export type StoredRendition = Omit<Rendition, 'bytes' | 'width' | 'height'> & {
  /** Under `media/`. */
  name: string;
  bytes: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
};
export type StoredFolder = {
  files: { path: string; hash: string; bytes: number }[];
  renditions: StoredRendition[];
  cover: { hash: string; type: string; bytes: number } | null;
  faults: Fault[];
};
/** Is told each file as it is done, and how far the recording is that is being made ready; may stop the import by throwing. */
export type OnFile = (done: number, of: number, recording: RecordingProgress | null) => unknown;
/** Is told how many files more are done; 0: still at it. */
export type Report = (more: number, recording?: RecordingProgress | null) => unknown;

type Options = {
  cover: string | undefined;
  used: UsedMedia;
  recordings: RenderedRecordings;
  report: Report;
  signal: AbortSignal | undefined;
};

/**
 * Puts a folder's files, and what pages need of them, into an intake. Files that cannot be decoded, or are not what their names say, are
 * faults; with one the caller discards all of it.
 */
export async function storeFolder(
  intake: Intake,
  folder: FolderOnDisk,
  { cover, used, recordings, report, signal }: Options,
): Promise<StoredFolder> {
  const stored: StoredFolder = { files: [], renditions: [], cover: null, faults: [...recordings.faults] };
  const { files, renditions, faults } = stored;
  const keep = async ({ bytes, ...made }: Rendition) => {
    await intake.put(Readable.from([bytes]), bytes.length);
    return { ...made, bytes: bytes.length };
  };
  const addPicture = async (name: string, made: Rendition) =>
    void renditions.push({ ...(await keep(made)), name, seconds: null });
  for (const [name, { files: versions, poster }] of recordings.made) {
    for (const { path, ...version } of versions) {
      const { hash, bytes } = await intake.put(createReadStream(path), MOST_FILE);
      renditions.push({ ...version, name, hash, bytes });
    }
    if (poster) await addPicture(name, poster);
  }
  for (const path of folder.paths) {
    signal?.throwIfAborted();
    const name = path.startsWith('media/') ? path.slice('media/'.length) : null;
    const add = faultsOf(faults, path);
    if (name !== null && mediaKind(name) === 'picture') {
      const made = await renderPicture(folder.pathOf(path));
      if (!made) add(1, 'picture_unreadable');
      for (const each of made ?? []) await addPicture(name, each);
    }
    if (name !== null && name === cover) {
      const made = await renderCover(folder.pathOf(path));
      if (made) stored.cover = await keep(made);
      // A picture has said so above.
      else if (mediaKind(name) !== 'picture') add(1, 'picture_unreadable');
    }
    const { hash, bytes } = await intake.put(createReadStream(folder.pathOf(path)), MOST_FILE);
    files.push({ path, hash, bytes });
    if (name !== null) {
      const served = await servedAs(name, folder.pathOf(path), used);
      if (served === 'wrong') add(1, 'document_type');
      else if (served)
        renditions.push({ ...served, name, hash, bytes, width: null, height: null, seconds: null });
    }
    await report(1);
  }
  return stored;
}

/** How a file that is given to readers as it is gets served; null for any other, `wrong` where it is not what its name says. */
export async function servedAs(
  name: string,
  path: string,
  { captions, documents }: UsedMedia,
): Promise<Pick<StoredRendition, 'kind' | 'type'> | 'wrong' | null> {
  if (captions.has(name)) return { kind: 'captions', type: 'text/vtt; charset=utf-8' };
  if (!documents.has(name)) return null;
  const { size } = await stat(path);
  const type = documentType(name, (await firstBytes(path)).subarray(0, size));
  return type ? { kind: 'document', type } : 'wrong';
}
