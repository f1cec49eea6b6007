import type { Database } from '#db/database.ts';
import type { Files } from './files.server.ts';
import type { Log } from './log.server.ts';
import type { Keys, Settings } from './settings.server.ts';
import type { Video } from './video.server.ts';

/** Resources that the process opened at its start; everything else is derived from them per request. */
export type Platform = { settings: Settings; db: Database; files: Files; log: Log; keys: Keys; video: Video };
