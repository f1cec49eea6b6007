import { createHmac } from 'node:crypto';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Keys } from '#app/platform/settings.server.ts';

/** The token follows from the launch and the server's key, so that a page can show it again and no row holds it. */
export const launchToken = (keys: Keys, launchId: string): string =>
  createHmac('sha256', keys.for('content-label'))
    .update(`launch ${launchId}`)
    .digest('base64url')
    .slice(0, 32);

/** Address of a launch's content on its own host. */
export const launchAddress = (ctx: Ctx, { id, label }: { id: string; label: string }): string =>
  `${ctx.settings.contentOrigin.replace('*', label)}/l/${launchToken(ctx.keys, id)}`;
