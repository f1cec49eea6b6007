import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { closeFolder } from '#app/platform/close-folder.server.ts';
import { makeApp } from '#tests/support/app.ts';

const app = await makeApp();

test('what lies in DATA_DIR is only its owner’s to read, whatever it was before', async () => {
  const path = join(app.folder, 'mail', 'open.txt');
  writeFileSync(path, 'x');
  chmodSync(path, 0o644);
  chmodSync(join(app.folder, 'mail'), 0o755);
  const { changed } = await closeFolder(app.folder);
  expect(changed).toBeGreaterThanOrEqual(2);
  const modes = (readdirSync(app.folder, { recursive: true }) as string[]).map(
    (name) => statSync(join(app.folder, name)).mode & 0o077,
  );
  expect(new Set(modes)).toEqual(new Set([0]));
});

test('a command under the usual mask of a machine writes nothing that others can read', () => {
  const folder = join(app.folder, 'of-a-command');
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
  const mailed = execFileSync(
    'sh',
    ['-c', 'umask 022; exec node_modules/.bin/tsx cli/main.ts files sweep --dry-run --json'],
    { env, encoding: 'utf8' },
  );
  expect(JSON.parse(mailed)).toMatchObject({ dryRun: true, files: 0, error: null });
  const names = ['.', ...(readdirSync(folder, { recursive: true }) as string[])];
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => statSync(join(folder, name)).mode & 0o077)).toEqual([]);
}, 120_000);
