import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { readLastSequence } from '#app/domains/scorm/internal/commit-journal.server.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import { listPartStates } from '#app/domains/scorm/internal/part-states.server.ts';
import {
  findActivityTree,
  readSequencingOf,
  withoutPresetStatus,
} from '#app/domains/scorm/internal/sequencing.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { OpenLaunch } from './launch.ts';
import type { PlayerState } from './player-state.ts';

/** Throws `launch_over`. */
export async function readPlayerState(ctx: Ctx, open: OpenLaunch): Promise<PlayerState> {
  const { launch, attempt, learner, needs, over } = open;
  if (over) throw new DomainError('launch_over');
  const states = await listPartStates(ctx.db.read, attempt.id);
  const sequencing = await readSequencingStart(ctx, open);
  // A row without values says that the part was opened.
  const namesOf = (cmi: string | null) => {
    const names = cmi === null ? {} : (JSON.parse(cmi) as FlatCmi);
    return sequencing?.isEarlier ? withoutPresetStatus(names) : names;
  };
  const place = (state: (typeof states)[number]) =>
    `${state.launchId} ${String(state.sequence).padStart(8, '0')}`;
  const latest = states.reduce<(typeof states)[number] | null>(
    (last, state) => (last && place(last) >= place(state) ? last : state),
    null,
  );
  return {
    mode: launch.mode,
    learner,
    ...(await readPackageContents(ctx.db.read, launch.packageId)),
    states: Object.fromEntries(
      states.map(({ sco, cmi, terminated }) => [sco, { cmi: namesOf(cmi), terminated }]),
    ),
    sequencing: sequencing && { state: sequencing.state, steps: sequencing.steps },
    current: latest?.sco ?? null,
    window: null,
    lastSequence: await readLastSequence(ctx, launch.id),
    records: needs.records && launch.mode === 'normal',
  };
}

/** Null where nothing is sequenced. */
async function readSequencingStart({ db }: Ctx, { kind, attempt, launch }: OpenLaunch) {
  const tree = kind === 'sequenced' ? await findActivityTree(db.read, launch.packageId) : null;
  if (!tree) return null;
  const { state, steps, launch: last, isEarlier } = await readSequencingOf(db.read, tree, attempt);
  return { state, steps: last === launch.id ? steps : 0, isEarlier };
}
