import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzz, type FuzzReport, meetVictim } from '#tests/support/fuzz.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** FUZZ_SEED repeats a run; without it each run is another one. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
let server: RunningServer;
let report: FuzzReport;

beforeAll(async () => {
  process.stdout.write(`     FUZZ_SEED=${seed}\n`);
  server = await startServer();
  report = await fuzz(await meetVictim(Number(new URL(server.origin).port), server.origin), {
    seed,
    ms: 60_000,
  });
});
afterAll(() => server.stop());

test('a minute of malformed requests, upgrades, frames and uploads ends no process and gets no 500', async () => {
  expect(report.faults.slice(0, 20), `FUZZ_SEED=${seed}`).toEqual([]);
  expect(report.sent).toBeGreaterThan(1000);
  const health = (await (await fetch(`${server.origin}/readyz`)).json()) as { faults: number };
  expect(health, server.output().slice(-2000)).toMatchObject({ status: 'ready', faults: 0 });
});
