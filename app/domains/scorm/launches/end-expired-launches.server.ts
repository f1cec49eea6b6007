import { and, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { scormLaunches } from '#db/schema/scorm.ts';
import { endLaunchesIn } from './end-launches.server.ts';

/** Closes what has outlived its token; for the housekeeping of the process. */
export const endExpiredLaunches = (ctx: Ctx): Promise<void> =>
  ctx.db.transact((tx) =>
    endLaunchesIn(
      tx,
      ctx,
      and(isNull(scormLaunches.endedAt), lt(scormLaunches.expiresAt, ctx.now)),
      'expired',
    ),
  );
