import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { beginningState } from '#app/domains/scorm/sequencing/sequencing-run.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { OpenPreview } from './open-preview.server.ts';

/** A preview always starts from the beginning. */
export async function readPreviewState(ctx: Ctx, { packageId, learner }: OpenPreview): Promise<PlayerState> {
  const contents = await readPackageContents(ctx.db.read, packageId);
  return {
    mode: 'browse',
    learner,
    ...contents,
    states: {},
    sequencing: contents.contents?.kind === 'sequenced' ? { state: beginningState(newId()), steps: 0 } : null,
    current: null,
    lastSequence: 0,
    window: null,
    records: false,
  };
}
