import { and, eq, lt, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MAX_WINDOWS } from '#app/domains/scorm/commits/commit.ts';
import { DomainError } from '#app/platform/errors.ts';
import { scormLaunches } from '#db/schema/scorm.ts';
import type { OpenLaunch } from './launch.ts';
import type { PlayerState } from './player-state.ts';
import { readPlayerState } from './read-player-state.server.ts';

/**
 * A window takes over the launch and begins with its current state. From now on commits from earlier windows, such as the tab that it was
 * copied from, are late. Throws `launch_over`, and `too_many_launches` after 2,000 windows.
 */
export async function openWindow(ctx: Ctx, open: OpenLaunch): Promise<PlayerState> {
  if (open.over) throw new DomainError('launch_over');
  const [opened] = await ctx.db.transact((tx) =>
    tx
      .update(scormLaunches)
      .set({ windows: sql`${scormLaunches.windows} + 1` })
      .where(and(eq(scormLaunches.id, open.launch.id), lt(scormLaunches.windows, MAX_WINDOWS)))
      .returning({ windows: scormLaunches.windows }),
  );
  if (!opened) throw new DomainError('too_many_launches');
  return { ...(await readPlayerState(ctx, open)), window: opened.windows };
}
