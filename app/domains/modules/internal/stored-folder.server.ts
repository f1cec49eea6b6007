import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import { mediaKind } from '#app/domains/modules/format/media-kinds.ts';
import { renderCover } from '#app/domains/modules/media/render-cover.server.ts';
import { renderPicture } from '#app/domains/modules/media/render-picture.server.ts';
import type { FolderOnDisk } from '#app/domains/modules/sources/read-folder.server.ts';
import type { Intake } from '#app/platform/quotas.server.ts';
import type { Rendition } from './sharp.server.ts';

const MOST_FILE = 2_000_000_000;

export type StoredRendition = Omit<Rendition, 'bytes'> & { name: string; bytes: number };
export type StoredFolder = {
  files: { path: string; hash: string; bytes: number }[];
  renditions: StoredRendition[];
  cover: { hash: string; type: string; bytes: number } | null;
  faults: Fault[];
};
/** Is told each file as it is done, and may stop the import by throwing. */
export type OnFile = (done: number, of: number) => unknown;

/** Puts a folder's files, and what pages need of its pictures, into an intake. Files that cannot be decoded are faults. */
export async function storeFolder(
  intake: Intake,
  folder: FolderOnDisk,
  coverName: string | undefined,
  onFile: OnFile,
): Promise<StoredFolder> {
  const stored: StoredFolder = { files: [], renditions: [], cover: null, faults: [] };
  const keep = async ({ bytes, ...made }: Rendition) => {
    await intake.put(Readable.from([bytes]), bytes.length);
    return { ...made, bytes: bytes.length };
  };
  for (const [at, path] of folder.paths.entries()) {
    const name = path.startsWith('media/') ? path.slice('media/'.length) : null;
    const refuse = () => faultsOf(stored.faults, path)(1, 'picture_unreadable');
    if (name !== null && mediaKind(name) === 'picture') {
      const made = await renderPicture(folder.pathOf(path));
      if (!made) refuse();
      for (const each of made ?? []) stored.renditions.push({ ...(await keep(each)), name });
    }
    if (name !== null && name === coverName) {
      const made = await renderCover(folder.pathOf(path));
      if (!made) refuse();
      else stored.cover = await keep(made);
    }
    const { hash, bytes } = await intake.put(createReadStream(folder.pathOf(path)), MOST_FILE);
    stored.files.push({ path, hash, bytes });
    await onFile(at + 1, folder.paths.length);
  }
  return stored;
}
