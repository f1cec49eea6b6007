/**
 * Writes the migrations of both databases from the one schema: `npm run migrations -- NAME`. What moves data is added to the two
 * files by hand: append-only tables are free while migrations run.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteChecks, type Snapshot } from './rewrite-checks.ts';

/** Snapshots of the whole schema that drizzle-kit compares with, one for each migration; it reads the newest alone. */
const snapshotsOf = (folder: string): string[] =>
  readdirSync(join(folder, 'meta'))
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .map((name) => join(folder, 'meta', name));
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Snapshot;

const name = process.argv[2] ?? 'change';
/** Elsewhere for a test; else beside this file. */
const root = process.argv[3] ?? 'db/migrations';
for (const [dialect, url] of [
  ['sqlite', 'file:none'],
  ['pg', 'postgres://none'],
] as const) {
  const folder = `${root}/${dialect}`;
  const before = snapshotsOf(folder).at(-1)!;
  const { status } = spawnSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      '--dialect',
      dialect === 'pg' ? 'postgresql' : dialect,
      '--schema',
      './db/schema.ts',
      '--out',
      `./${folder}`,
      '--name',
      name,
    ],
    { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } },
  );
  if (status !== 0) process.exit(1);
  const after = snapshotsOf(folder).at(-1)!;
  const made = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .at(-1)!;
  if (dialect === 'sqlite' && after !== before) {
    const path = join(folder, made);
    writeFileSync(path, rewriteChecks(readFileSync(path, 'utf8'), read(before), read(after)));
  }
  for (const old of snapshotsOf(folder).slice(0, -1)) rmSync(old);
}
