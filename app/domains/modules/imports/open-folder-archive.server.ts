import { STRUCTURE_FILE } from '#app/domains/modules/format/read-structure.ts';
import { refuseCollisions } from '#app/domains/scorm/inspection/file-names.ts';
import {
  type Archive,
  type ArchiveFile,
  openArchive,
} from '#app/domains/scorm/inspection/open-archive.server.ts';

/** A course's folder in a zip: its files by their paths in the folder. */
export type FolderArchive = { archive: Archive; files: ArchiveFile[] };

/** Opens a zip of a course's folder, or of what is in it. The caller closes it. Throws `PackageRejection` for what no honest zip is. */
export async function openFolderArchive(path: string): Promise<FolderArchive> {
  const archive = await openArchive(path);
  try {
    const files = withoutTops(
      archive.files.filter(({ path: name }) => !name.split('/').some((part) => part.startsWith('.'))),
    );
    refuseCollisions(files.map((file) => file.path));
    return { archive, files };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Many programs put the folder itself into the zip, and folders around it, others what is in it. */
function withoutTops(files: ArchiveFile[]): ArchiveFile[] {
  const at = files[0]?.path.indexOf('/') ?? -1;
  const top = files[0]?.path.slice(0, at + 1) ?? '';
  const isCourse = files.some(({ path }) => path === STRUCTURE_FILE);
  if (isCourse || at === -1 || !files.every(({ path }) => path.startsWith(top))) return files;
  return withoutTops(files.map((file) => ({ ...file, path: file.path.slice(top.length) })));
}
