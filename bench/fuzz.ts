import { parseArgs } from 'node:util';
import { fuzz, meetVictim, replay } from '#tests/support/fuzz.ts';
import { withServer } from './product.ts';
import { report } from './report.ts';

/** The fuzz of the raw edges for as long as is wanted: `--minutes` (60) and `--seed`; `--attack` sends one of them alone. Ends with 1 where anything got a 500 or ended the process. */
export async function fuzzEdges(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      minutes: { type: 'string', default: '60' },
      attack: { type: 'string' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const seed = Number(values.seed);
  process.stdout.write(`${JSON.stringify({ seed })}\n`);
  await withServer(async ({ port, rtmpPort, origin }) => {
    const victim = await meetVictim(port, rtmpPort, origin);
    if (values.attack !== undefined)
      return void process.stdout.write(`${await replay(victim, seed, Number(values.attack))}\n`);
    const { sent, statuses, faults } = await fuzz(victim, {
      seed,
      ms: Number(values.minutes) * 60_000,
    });
    const health = (await (await fetch(`${origin}/readyz`)).json()) as { faults: number };
    report('fuzz, attacks sent', sent, 'attacks', null);
    for (const [status, count] of Object.entries(statuses))
      report(`fuzz, answered ${status}`, count, 'answers', null);
    report('fuzz, answered 500 and the like', faults.length, 'answers', null);
    report('fuzz, faults that nobody caught', health.faults, 'faults', null);
    for (const fault of faults.slice(0, 50)) process.stdout.write(`${JSON.stringify({ fault })}\n`);
    if (faults.length + health.faults > 0) process.exitCode = 1;
  });
}
