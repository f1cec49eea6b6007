import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeApp, type SeededData } from '../app.ts';
import { onceInRun } from '../once-in-run.ts';
import { seededRegion } from '../seeded-region.ts';
import { type Extras, makeExtras } from './extras.ts';
import { type Cast, castRoles } from './people.ts';

export type Seeded = SeededData & { cast: Cast; extras: Extras };

/** The sample region, what it lacks, and the cast signed in, on SQLite. Made once in a run; each file begins with a copy. */
export const seededWorld = (): Promise<Seeded> =>
  onceInRun('matrix', async (base) => {
    const app = await makeApp(undefined, await seededRegion());
    const cast = await castRoles(app);
    const extras = await makeExtras(app, cast);
    const folder = join(base, 'data');
    cpSync(app.folder, folder, {
      recursive: true,
      filter: (path) => !basename(path).startsWith('majakka.db'),
    });
    // The database is open: a copy of its file would lack what is still in its log.
    const db = new Sqlite(join(app.folder, 'majakka.db'), { readonly: true });
    db.prepare('vacuum into ?').run(join(base, 'majakka.db'));
    db.close();
    return { folder, databaseUrl: `file:${join(base, 'majakka.db')}`, cast, extras };
  });
