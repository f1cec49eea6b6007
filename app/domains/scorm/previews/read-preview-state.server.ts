import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import type { OpenPreview } from './open-preview.server.ts';

/** A preview always starts from the beginning. */
export const readPreviewState = async (
  ctx: Ctx,
  { packageId, learner }: OpenPreview,
): Promise<PlayerState> => ({
  mode: 'browse',
  learner,
  ...(await readPackageContents(ctx.db.read, packageId)),
  states: {},
  sequencing: null,
  current: null,
  lastSequence: 0,
  records: false,
});
