import { and, eq, gt } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { moduleImports } from '#db/schema/modules.ts';
import type { ImportRow } from './import-row.server.ts';

/** Whether each of these imports has not begun because others run: a process imports one folder at a time. */
export async function areWaiting(
  read: Reader,
  imports: Pick<ImportRow, 'state' | 'tries'>[],
): Promise<boolean[]> {
  const isNew = imports.map(({ state, tries }) => state === 'running' && tries === 0);
  if (!isNew.includes(true)) return isNew;
  const begun = await read.$count(
    moduleImports,
    and(eq(moduleImports.state, 'running'), gt(moduleImports.tries, 0)),
  );
  return isNew.map((each) => each && begun > 0);
}
