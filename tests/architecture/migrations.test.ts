import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = 'db/migrations';
const DIALECTS = ['sqlite', 'pg'];
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.'))
    .sort();

test('the snapshot of the newest migration alone is kept, for either database', () => {
  for (const dialect of DIALECTS) {
    const { entries } = JSON.parse(readFileSync(`${ROOT}/${dialect}/meta/_journal.json`, 'utf8')) as {
      entries: { tag: string }[];
    };
    const newest = entries.at(-1)!.tag.slice(0, 4);
    expect(filesOf(`${ROOT}/${dialect}/meta`)).toEqual([`${newest}_snapshot.json`, '_journal.json']);
  }
});

test('both databases have the same migrations by name, each with its file', () => {
  const [sqlite, pg] = DIALECTS.map((dialect) => {
    const { entries } = JSON.parse(readFileSync(`${ROOT}/${dialect}/meta/_journal.json`, 'utf8')) as {
      entries: { tag: string }[];
    };
    expect(filesOf(`${ROOT}/${dialect}`).filter((name) => name.endsWith('.sql'))).toEqual(
      entries.map(({ tag }) => `${tag}.sql`),
    );
    return entries.map(({ tag }) => tag);
  });
  expect(sqlite).toEqual(pg);
});

test('an unchanged schema makes no migration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-migrations-'));
  try {
    cpSync(ROOT, folder, { recursive: true });
    const { status, stderr } = spawnSync(
      'npx',
      ['tsx', 'db/generate-migrations.ts', 'nothing', relative('.', folder)],
      { encoding: 'utf8' },
    );
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    expect(filesOf(folder)).toEqual(filesOf(ROOT));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
