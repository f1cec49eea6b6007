import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { launchToken } from '#app/domains/scorm/internal/launch-token.server.ts';
import type { OpenLaunch } from './launch.ts';
import { openLaunch } from './open-launch.server.ts';
import { readOwnLaunch } from './read-own-launch.server.ts';

/** The acting person's own launch, opened without its token: for what runs in this process. */
export const openOwnLaunch = async (ctx: Ctx, id: string): Promise<OpenLaunch> => {
  const { launch } = await readOwnLaunch(ctx, id);
  return openLaunch(ctx, launchToken(ctx.keys, launch.id), launch.label);
};
