import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import type { Commit } from './commit.ts';

/** A whole state: of one part (none: of the whole only), at a sequence. */
export type CommittedState = {
  sequence: number;
  sco: string | null;
  names: FlatCmi;
  terminate: boolean;
  end: boolean;
};

/** The part that a commit is of; null where it is of the whole only. */
export const scoOfCommit = (open: Pick<OpenLaunch, 'point'>, { sco }: Pick<Commit, 'sco'>): string | null =>
  sco === null ? open.point.sco : sco === '' ? null : sco;

export const committedState = (open: OpenLaunch, commit: Commit, names: FlatCmi): CommittedState => ({
  sequence: commit.sequence,
  sco: scoOfCommit(open, commit),
  names,
  terminate: commit.terminate,
  end: commit.end ?? (commit.terminate && open.kind === 'single'),
});
