import { join } from 'node:path';
import { openFiles } from '#app/platform/files.server.ts';
import { openLog } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { openKeys, prepareDataDir, readSettings, SettingsError } from '#app/platform/settings.server.ts';
import type { Database } from '#db/database.ts';
import { openDatabase } from '#db/open-database.ts';

/** Settings in, everything that the process holds open out. Also for the command line. */
export async function openPlatform(
  env: Record<string, string | undefined>,
  logTo?: Parameters<typeof openLog>[0],
): Promise<Platform> {
  const settings = readSettings(env);
  prepareDataDir(settings.dataDir);
  const log = openLog(logTo);
  let db: Database;
  try {
    db = await openDatabase(settings.databaseUrl, {
      ...settings.database,
      onWaiting: (why) => log.warn({ why }, 'waiting for the database'),
    });
    await db.migrate(join(ROOT, 'db', 'migrations'));
  } catch (error) {
    throw new SettingsError([`The database cannot be opened: ${(error as Error).message}.`]);
  }
  return {
    settings,
    db,
    files: openFiles(settings.dataDir),
    keys: openKeys(settings, env['SECRET_KEY'], env['SECRET_KEY_PREVIOUS']),
    log,
    video: { engine: null, ffmpeg: null },
    clock: () => new Date(),
  };
}
