import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { Database } from '#db/database.ts';
import { dialect } from '#db/dialect.ts';
import { openDatabase } from '#db/open-database.ts';
import { newId } from '#app/platform/ids.server.ts';
import { administer } from './postgres.ts';

/** The limit of a unit counts real time, of which a machine that runs several suites has little (db/database.test.ts tries the limit itself). */
export const PATIENT = { unitLimitMs: 120_000 };

/** Address of a fresh copy of a database that nobody has open, by default the migrated one. */
export async function copyDatabase(folder: string, from = inject('template').url): Promise<string> {
  if (dialect === 'sqlite') {
    const path = join(folder, 'majakka.db');
    copyFileSync(from.slice('file:'.length), path);
    return `file:${path}`;
  }
  const source = new URL(from);
  const name = `t_${newId().replaceAll('-', '')}`;
  await administer(from, async (query) => {
    // Two files that copy the template at the same moment would disturb each other.
    await query('select pg_advisory_lock(72617002)');
    await query(`create database ${name} template "${source.pathname.slice(1)}" strategy file_copy`);
    await query('select pg_advisory_unlock(72617002)');
  });
  source.pathname = `/${name}`;
  return source.href;
}

/** A database of a test file's own, open until its last test has run. */
export async function openOwnDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-database-'));
  const db = await openDatabase(await copyDatabase(folder), PATIENT);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}
