import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnPostgres } from '#tests/support/postgres.ts';

/** `bench -- seal`: rows sealed per second, alone and under appenders, and the tail that is left; on both databases. */
export async function seal(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-seal-'));
  const postgres = await startOwnPostgres();
  try {
    for (const url of [`file:${join(folder, 'majakka.db')}`, postgres.url])
      spawnSync(process.execPath, ['--import', 'tsx', 'bench/seal-once.ts'], {
        env: { ...process.env, DATABASE_URL: url },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
  } finally {
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
