import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes all rights of others from a folder: files 600, folders 700, whatever they were. Links are left alone. Returns how
 * many it changed; another owner's files are left and counted in `refused`.
 */
export async function closeFolder(folder: string): Promise<{ changed: number; refused: number }> {
  const counts = { changed: 0, refused: 0 };
  const close = async (path: string) => {
    const found = await lstat(path).catch(() => null);
    if (!found || !(found.isFile() || found.isDirectory())) return false;
    const mode = found.isDirectory() ? 0o700 : 0o600;
    if ((found.mode & 0o777) !== mode)
      await chmod(path, mode).then(
        () => counts.changed++,
        () => counts.refused++,
      );
    return found.isDirectory();
  };
  const waiting = [folder];
  await close(folder);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const name of await readdir(next).catch(() => [])) {
      const path = join(next, name);
      if (await close(path)) waiting.push(path);
    }
  return counts;
}
