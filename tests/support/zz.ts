import { spawnSync } from 'node:child_process';
import { startPostgres } from './postgres.ts';
const server = await startPostgres();
const { status } = spawnSync('npx', ['vitest', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: server.url },
});
await server.stop();
process.exit(status ?? 1);
