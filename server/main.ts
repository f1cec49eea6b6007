import * as build from 'virtual:remix/server-build';
import { SettingsError } from '#app/platform/settings.server.ts';
import { catchAll } from '../edge/faults.ts';
import { banner, start } from './start.ts';

/** Of sysexits.h: a supervisor need not try again, somebody must look at the settings. */
const CONFIGURATION = 78;
/** A fault left a state that nobody knows: what comes after is a new start. */
const SOFTWARE = 70;

process.env['NODE_ENV'] ??= 'production';
// Files that it writes are private to this user.
process.umask(0o077);

try {
  let closing = false;
  const end = (code: number) => {
    // Asked twice, it ends at once.
    if (closing) process.exit(code || 1);
    closing = true;
    void starting
      .then((running) => running.close())
      .then(
        () => process.exit(code),
        () => process.exit(code || 1),
      );
  };
  const starting = start(process.env, build, 'production', undefined, () => end(SOFTWARE));
  const { faults, platform } = await starting;
  catchAll(faults);
  // Before the banner is printed: a supervisor may send a signal as soon as it reads that.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));
  // Started by a supervisor, it lives no longer than that.
  process.on('disconnect', () => end(0));
  // It may have ended while this one started.
  if (process.send && !process.connected) end(0);
  process.stdout.write(banner(platform));
} catch (error) {
  const isSettings = error instanceof SettingsError;
  const sentences = isSettings ? error.sentences : [(error as Error).stack ?? String(error)];
  process.stderr.write(`${sentences.map((sentence) => `Majakka cannot start: ${sentence}`).join('\n')}\n`);
  process.exit(isSettings ? CONFIGURATION : 1);
}
