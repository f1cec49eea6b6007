import { type Fault, faultsOf } from '#app/domains/modules/format/fault.ts';
import { mediaKind } from '#app/domains/modules/format/media-kinds.ts';
import type { Course } from '#app/domains/modules/format/read-course.ts';
import { type OnFile, servedAs } from '#app/domains/modules/internal/stored-folder.server.ts';
import { canReadPicture } from '#app/domains/modules/media/can-read-picture.server.ts';
import { renderCover } from '#app/domains/modules/media/render-cover.server.ts';
import { usedMedia } from '#app/domains/modules/media/used-media.ts';
import { inspectPackage } from '#app/domains/scorm/inspection/inspect-package.server.ts';
import { packageFaults } from './package-faults.ts';
import type { FolderOnDisk } from './read-folder.server.ts';

/**
 * Faults of the pictures, documents and packages of a folder, by what is in them; nothing is kept of them. Recordings are looked at when
 * they are imported. `course`: what could be read of the folder's texts. `onFile` is told each file before it is
 * looked at: an import in which nothing happens for long is cleared away.
 */
export async function checkFiles(
  folder: FolderOnDisk,
  course: Course | null,
  { signal, onFile }: { signal?: AbortSignal | undefined; onFile?: OnFile } = {},
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const used = course && usedMedia(course, folder.paths);
  for (const [at, path] of folder.paths.entries()) {
    signal?.throwIfAborted();
    await onFile?.(at, folder.paths.length, null);
    const file = folder.pathOf(path);
    const add = faultsOf(faults, path);
    if (/^packages\/[^/]+$/.test(path)) {
      const { report } = await inspectPackage(file);
      faults.push(...packageFaults(path, report));
    }
    if (!path.startsWith('media/')) continue;
    const name = path.slice('media/'.length);
    const isPicture = mediaKind(name) === 'picture';
    if (isPicture && !(await canReadPicture(file))) add(1, 'picture_unreadable');
    if (!isPicture && name === course?.structure.cover && !(await renderCover(file)))
      add(1, 'picture_unreadable');
    if (used && (await servedAs(name, file, used)) === 'wrong') add(1, 'document_type');
  }
  return faults;
}
