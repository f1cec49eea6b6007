import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { CourseFolder } from '#app/domains/modules/format/read-course.ts';
import { readText } from './read-text.server.ts';

export type FolderOnDisk = CourseFolder & { pathOf(path: string): string };

/** A course's folder on this machine; null where there is none. Files that begin with a dot belong to tools such as git and are no part of it. */
export function readFolder(folder: string): (FolderOnDisk & { folder: string }) | null {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const pathOf = (path: string) => join(folder, ...path.split('/'));
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((name) => name.startsWith('.')))
    .sort();
  return { folder, paths, pathOf, read: (path) => readText(pathOf(path)) };
}
