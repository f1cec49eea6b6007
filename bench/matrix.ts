import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { report } from './report.ts';

type Left = {
  counts: { name: string; count: number; seconds: number }[];
  acts: [name: string, works: boolean][];
  surprises: string[];
};

/**
 * The matrix of twelve roles (`tests/http/matrix`) with every id of the sample region, every form and every way to send one, until
 * all is tried; `--most N` takes so many things of each kind. Ends with 1 where there was a surprise, and names each.
 */
export async function matrix(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { most: { type: 'string', default: 'Infinity' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'majakka-matrix-'));
  const file = join(folder, 'report.json');
  // The sources and their routes are read by Vite there, as in the tests.
  spawnSync('npx', ['vitest', 'run', '--project', 'matrix'], {
    env: { ...process.env, MATRIX_REPORT: file, MATRIX_MOST: values.most },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (!existsSync(file)) throw new Error('the matrix did not come to its end');
  const { counts, acts, surprises } = JSON.parse(readFileSync(file, 'utf8')) as Left;
  rmSync(folder, { recursive: true, force: true });
  for (const { name, count, seconds } of counts) {
    report(`matrix, ${name}`, count, 'requests', null);
    report(`matrix, ${name}, rate`, count / seconds, 'per second', null);
  }
  report('matrix, acts done by those who may', acts.filter(([, works]) => works).length, 'acts', acts.length);
  report('matrix, surprises', surprises.length, 'answers', null);
  for (const surprise of surprises) process.stderr.write(`${surprise}\n`);
  if (surprises.length > 0) process.exitCode = 1;
}
