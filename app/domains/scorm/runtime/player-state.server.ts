import { DomainError } from '#app/platform/errors.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import type { FlatCmi } from './cmi.ts';
import { lastSequenceOf, type OpenLaunch } from './launch.server.ts';
import { listStates, readContents } from './parts.server.ts';
import type { PlayerState } from './player-state.ts';
import type { OpenPreview } from './preview.server.ts';

/** Throws `launch_over`. */
export async function readPlayerState(ctx: Ctx, open: OpenLaunch): Promise<PlayerState> {
  const { launch, attempt, learner, needs, over } = open;
  if (over) throw new DomainError('launch_over');
  const states = await listStates(ctx.db.read, attempt.id);
  const place = (state: (typeof states)[number]) =>
    `${state.launchId} ${String(state.sequence).padStart(8, '0')}`;
  const latest = states.reduce<(typeof states)[number] | null>(
    (last, state) => (last && place(last) >= place(state) ? last : state),
    null,
  );
  return {
    mode: launch.mode,
    learner,
    ...(await readContents(ctx.db.read, launch.packageId)),
    states: Object.fromEntries(
      states.flatMap(({ sco, cmi, terminated }) =>
        cmi === null ? [] : [[sco, { cmi: JSON.parse(cmi) as FlatCmi, terminated }]],
      ),
    ),
    sequencing: attempt.sequencing === null ? null : (JSON.parse(attempt.sequencing) as FlatCmi),
    current: latest?.sco ?? null,
    lastSequence: await lastSequenceOf(ctx, launch.id),
    records: needs.records && launch.mode === 'normal',
  };
}

/** A look begins anew each time. */
export const previewState = async (ctx: Ctx, { packageId, learner }: OpenPreview): Promise<PlayerState> => ({
  mode: 'browse',
  learner,
  ...(await readContents(ctx.db.read, packageId)),
  states: {},
  sequencing: null,
  current: null,
  lastSequence: 0,
  records: false,
});
