import * as build from 'virtual:remix/server-build';
import { SettingsError } from '#app/platform/settings.server.ts';
import { banner, start } from './start.ts';

process.env['NODE_ENV'] ??= 'production';
// What it writes is nobody else's to read.
process.umask(0o077);

try {
  const running = await start(process.env, build, 'production');
  process.stdout.write(banner(running.platform));
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      void running.close().then(() => process.exit(0));
    });
} catch (error) {
  const sentences =
    error instanceof SettingsError ? error.sentences : [(error as Error).stack ?? String(error)];
  process.stderr.write(`${sentences.map((sentence) => `Majakka cannot start: ${sentence}`).join('\n')}\n`);
  process.exit(1);
}
