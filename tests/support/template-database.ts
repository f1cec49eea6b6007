import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the migrated database is that every test file copies. */
    template: { folder: string; url: string };
  }
}

/** Migrates one database; each test file gets a copy of it. */
export default async function migrateTemplate(project: TestProject): Promise<() => void> {
  const { openDatabase } = await import('#db/open-database.ts');
  const folder = mkdtempSync(join(tmpdir(), 'majakka-test-'));
  const url = process.env['DATABASE_URL'] ?? `file:${join(folder, 'template.db')}`;
  const db = await openDatabase(url);
  await db.migrate('db/migrations');
  await db.close();
  project.provide('template', { folder, url });
  return () => rmSync(folder, { recursive: true, force: true });
}
