import { wrapPictureKeys } from '#app/domains/consultations/pictures/wrap-picture-keys.server.ts';
import { closeFolder } from '#app/platform/close-folder.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { sweepIncoming, UPLOAD_IDLE_MS } from '#app/platform/sweep-files.server.ts';
import { operatorCtx } from './operator-ctx.ts';

/** Before anybody comes: what an earlier run left half done or open to others. */
export async function tidyDataDir(platform: Platform): Promise<void> {
  const { settings, log } = platform;
  const { wrapped, locked } = await wrapPictureKeys(operatorCtx(platform));
  if (wrapped > 0) log.info({ wrapped }, 'keys of pictures wrapped');
  if (locked > 0)
    log.error({ locked }, 'keys of pictures that neither SECRET_KEY nor SECRET_KEY_PREVIOUS opens');
  // A file database has one process: files in incoming/ belong to nobody. Otherwise another process may be using the same
  // folder.
  const alone = settings.databaseUrl.startsWith('file:');
  const cleared = await sweepIncoming(platform, platform.clock(), alone ? 0 : UPLOAD_IDLE_MS);
  if (cleared > 0) log.info({ cleared }, 'uploads that were broken off are cleared');
  // The top folders are closed already; below them this only matters to copies, and need not hold up the start.
  void closeFolder(settings.dataDir).then(
    ({ changed, refused }) => {
      if (changed + refused > 0) log.info({ changed, refused }, 'rights in DATA_DIR tightened');
    },
    (error: Error) => log.warn({ error: error.message }, 'rights in DATA_DIR could not be tightened'),
  );
}
