import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzz, type FuzzReport, meetVictim } from '#tests/support/fuzz.ts';
import { freePort } from '#tests/support/ports.ts';
import { type RunningServer, startServer } from '#tests/support/server.ts';

/** FUZZ_SEED repeats a run; without it each run is another one. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
let server: RunningServer;
let report: FuzzReport;

beforeAll(async () => {
  process.stdout.write(`     FUZZ_SEED=${seed}\n`);
  const rtmpPort = await freePort();
  server = await startServer({ RTMP_PORT: String(rtmpPort) });
  const victim = await meetVictim(Number(new URL(server.origin).port), rtmpPort, server.origin);
  // Another thousand in each run; the bench goes on for an hour.
  report = await fuzz(victim, { seed, ms: 0, atLeast: 1000 });
});
afterAll(() => server.stop());

test('a thousand and more malformed requests, upgrades, frames, uploads and RTMP ends no process and gets no 500', async () => {
  expect(report.faults.slice(0, 20), `FUZZ_SEED=${seed}`).toEqual([]);
  expect(report.sent).toBeGreaterThanOrEqual(1000);
  const health = (await (await fetch(`${server.origin}/readyz`)).json()) as { faults: number };
  expect(server.output()).not.toContain('mux-local ended');
  expect(health, server.output().slice(-2000)).toMatchObject({ status: 'ready', faults: 0 });
});
