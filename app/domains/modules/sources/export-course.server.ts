import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readNewestFolder } from '#app/domains/modules/internal/newest-folder.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/**
 * Writes the newest version of an own course (of any, for the operator) into a folder, byte for byte as it was imported. Throws
 * `not_found`, and `folder_in_use` where the folder is not empty. Returns the paths.
 */
export async function exportCourse(ctx: Ctx, courseId: string, folder: string): Promise<string[]> {
  const { files } = await readNewestFolder(ctx, courseId);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new DomainError('folder_in_use', { folder });
  for (const { path, hash } of files) {
    const to = join(folder, ...path.split('/'));
    await mkdir(dirname(to), { recursive: true });
    await copyFile(ctx.files.pathOf(hash), to);
  }
  return files.map(({ path }) => path);
}
