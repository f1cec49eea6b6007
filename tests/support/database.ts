import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { Database } from '#db/database.ts';
import { dialect } from '#db/dialect.ts';
import { openDatabase } from '#db/open-database.ts';
import { newId } from '#app/platform/ids.server.ts';
import { administer } from './postgres.ts';

/** Address of a fresh copy of the migrated database. */
export async function copyDatabase(folder: string): Promise<string> {
  const template = inject('template');
  if (dialect === 'sqlite') {
    const path = join(folder, 'majakka.db');
    copyFileSync(template.url.slice('file:'.length), path);
    return `file:${path}`;
  }
  const source = new URL(template.url);
  const name = `t_${newId().replaceAll('-', '')}`;
  await administer(template.url, async (query) => {
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
  const db = await openDatabase(await copyDatabase(folder));
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}
