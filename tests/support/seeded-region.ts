import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { seedSampleRegion } from '#sample/seed-sample-region.ts';
import { withPlatform } from '../../cli/with-platform.ts';
import type { SeededData } from './app.ts';
import { tablesWithoutAudit } from './audit-rule.ts';
import { audited } from './audited.ts';
import { copyDatabase } from './database.ts';
import { onceInRun } from './once-in-run.ts';

/**
 * The sample region, to begin with a copy of. It is seeded once in a run: that takes as long as the tests of fifty files. The
 * database is closed when it is copied, so its file is whole.
 */
export const seededRegion = (): Promise<SeededData> =>
  onceInRun('region', async (folder) => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const databaseUrl = await copyDatabase(folder);
    const quiet = { write: () => true };
    const env = { DATA_DIR: data, DATABASE_URL: databaseUrl };
    const unaudited: string[] = [];
    await withPlatform({ stdout: quiet, stderr: quiet, env }, (ctx) =>
      seedSampleRegion({
        ...ctx,
        db: audited(ctx.db, (unit) => unaudited.push(...tablesWithoutAudit(unit))),
      }),
    );
    expect(unaudited, 'tables that seeding wrote without an audit row').toEqual([]);
    return { folder: data, databaseUrl };
  });
