import type { Database } from '#db/database.ts';
import type { Files } from './files.server.ts';
import type { Log } from './log.server.ts';
import type { Keys, Settings } from './settings.server.ts';
import type { Clock } from './time.ts';
import type { Video } from './video.server.ts';

/** What the process opened at its start; everything else is derived from it per request. */
export type Platform = {
  settings: Settings;
  db: Database;
  files: Files;
  log: Log;
  keys: Keys;
  video: Video;
  /** What the process reads the time from. Verbs take `ctx.now`, which is read once per request. */
  clock: Clock;
};
