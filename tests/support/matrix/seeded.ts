import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { inject } from 'vitest';
import { seedSampleRegion } from '#sample/seed-sample-region.ts';
import { makeApp } from '../app.ts';
import { type Extras, makeExtras } from './extras.ts';
import { type Cast, castRoles } from './people.ts';

export type Seeded = { folder: string; cast: Cast; extras: Extras };

/**
 * A data folder with the sample region, what it lacks, and the cast signed in. Made once in a run, by whichever file comes first;
 * the other files wait for it, and each begins with a copy.
 */
export async function seededFolder(): Promise<Seeded> {
  const base = join(inject('template').folder, 'matrix');
  const ready = join(base, 'ready.json');
  const failed = join(base, 'failed');
  if (isFirst(base)) {
    try {
      const seeded = await seed(join(base, 'data'));
      writeFileSync(`${ready}.new`, JSON.stringify(seeded));
      renameSync(`${ready}.new`, ready);
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(ready)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await wait(200);
  }
  return JSON.parse(readFileSync(ready, 'utf8')) as Seeded;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function seed(folder: string): Promise<Seeded> {
  const app = await makeApp();
  await seedSampleRegion(app.operator);
  const cast = await castRoles(app);
  const extras = await makeExtras(app, cast);
  cpSync(app.folder, folder, { recursive: true, filter: (path) => !basename(path).startsWith('majakka.db') });
  // The database is open: a copy of its file would lack what is still in its log.
  const db = new Sqlite(join(app.folder, 'majakka.db'), { readonly: true });
  db.prepare('vacuum into ?').run(join(folder, 'majakka.db'));
  db.close();
  return { folder, cast, extras };
}
