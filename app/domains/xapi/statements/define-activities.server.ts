import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mergeDefinitionsIn } from '#app/domains/xapi/internal/definitions.server.ts';
import { majakkaStoring } from '#app/domains/xapi/internal/majakka-storing.ts';
import type { Tx } from '#db/database.ts';

/**
 * Says what activities of ours are, by their paths under APP_ORIGIN, before anybody's statement names them. For activities that devices
 * speak of and may not define. The caller has authorised.
 */
export const defineActivitiesIn = (
  tx: Tx,
  ctx: Ctx,
  definitions: Iterable<{ path: string; definition: Record<string, unknown> }>,
): Promise<void> =>
  mergeDefinitionsIn(
    tx,
    majakkaStoring(ctx, ctx.now),
    new Map([...definitions].map(({ path, definition }) => [ctx.settings.appOrigin + path, definition])),
  );
