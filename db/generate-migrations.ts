/** Writes the migrations of both databases from the one schema: `npm run migrations -- NAME`. */
import { spawnSync } from 'node:child_process';

const name = process.argv[2] ?? 'change';
for (const [folder, dialect, url] of [
  ['sqlite', 'sqlite', 'file:none'],
  ['pg', 'postgresql', 'postgres://none'],
] as const) {
  const { status } = spawnSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      '--dialect',
      dialect,
      '--schema',
      './db/schema.ts',
      '--out',
      `./db/migrations/${folder}`,
      '--name',
      name,
    ],
    { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } },
  );
  if (status !== 0) process.exit(1);
}
