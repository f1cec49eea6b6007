import { spawnSync } from 'node:child_process';
import { report } from './report.ts';

/** Aims of the project: they stand beside each value; none is measured here. */
const AIM = { seconds: 1, megabytes: 300, previewMs: 300 };

type Told = { seconds: number; megabytes: number; entries: number; pairs: number; blocking: number };

/** In a process of its own, so that its memory is its own. */
function once<T>(script: string, argument: string): T {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `bench/${script}.ts`, argument],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('the round did not end well');
  return JSON.parse(stdout) as T;
}

/** 10,000 mentees with 2,000 mentors, fifty listed each, with ties; and how time grows from a fifth of that. */
export function matching(): Promise<void> {
  const [small, large] = [once<Told>('match-once', '2000'), once<Told>('match-once', '10000')];
  if (large.blocking > 0) throw new Error('the pairing is not stable');
  report(
    'matching, 10,000 mentees, 2,000 mentors, 50 listed (against the aim)',
    large.seconds,
    's',
    AIM.seconds,
  );
  report('matching, memory of the whole process (against the aim)', large.megabytes, 'MB', AIM.megabytes);
  const growth = large.seconds / large.entries / (small.seconds / small.entries);
  report('matching, time per entry, 10,000 against 2,000 mentees', growth, 'times', 1);
  report('matching, paired', large.pairs, 'mentees', 10_000);
  const preview = once<{ first: number; median: number; moved: number }>('preview-once', '');
  report(
    'preview of a changed weight, 1,000 people, the first time (against the aim)',
    preview.first,
    'ms',
    AIM.previewMs,
  );
  report(
    'preview of a changed weight, 1,000 people, again (against the aim)',
    preview.median,
    'ms',
    AIM.previewMs,
  );
  report('preview, mentees who would have another mentor', preview.moved, 'mentees', 800);
  return Promise.resolve();
}
