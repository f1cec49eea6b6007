import { createWriteStream } from 'node:fs';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FolderOnDisk } from '#app/domains/modules/sources/read-folder.server.ts';
import { readText } from '#app/domains/modules/sources/read-text.server.ts';
import { inflateArchive } from '#app/domains/scorm/inspection/inflate-archive.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { mustHaveRoom } from '#app/platform/storage.server.ts';
import type { FolderArchive } from './open-folder-archive.server.ts';

/**
 * Inflates a course's folder into an empty one, under names of our own: what it calls its files never reaches the file system. Throws
 * `storage_full` before the disk is as full as stops uploads.
 */
export async function inflateFolder(
  platform: Pick<Platform, 'files' | 'settings'>,
  { archive, files }: FolderArchive,
  into: string,
): Promise<FolderOnDisk> {
  await mustHaveRoom(
    platform,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const places = new Map(
    files.map(({ path }, at) => [
      path,
      join(into, `${at}${/^\.[a-z0-9]{1,5}$/i.exec(extname(path))?.[0] ?? ''}`),
    ]),
  );
  const pathOf = (path: string) => places.get(path)!;
  await inflateArchive(archive, files, async (path, bytes, stream) => {
    await mustHaveRoom(platform, bytes);
    await pipeline(stream, createWriteStream(pathOf(path)));
  });
  return { paths: [...places.keys()].sort(), pathOf, read: (path) => readText(pathOf(path)) };
}
