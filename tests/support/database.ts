import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { dialect } from '#db/dialect.ts';
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
    await query(`create database ${name} template "${source.pathname.slice(1)}"`);
    await query('select pg_advisory_unlock(72617002)');
  });
  source.pathname = `/${name}`;
  return source.href;
}
