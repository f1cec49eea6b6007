import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import type { Database, Reader } from '#db/database.ts';
import { creditStandings, participations, programmeEnrolments } from '#db/schema/credits.ts';
import type { RecountPayload } from './enqueue-recount.server.ts';
import { PEOPLE_A_BATCH, refreshStandingsIn } from './refresh-standings.server.ts';

/** Counts in batches, each its own unit: other work goes on between them, and a crash begins again. */
export async function recountStandings(db: Database, now: Date, of: RecountPayload): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const sets = await readRuleSets(db.read);
  for (let after = ''; ;) {
    const ids = await listPeopleToRecount(db.read, after, today, of);
    if (ids.length === 0) return;
    await db.transact((tx) => refreshStandingsIn(tx, { now }, ids, sets));
    after = ids.at(-1)!;
  }
}

async function listPeopleToRecount(
  read: Reader,
  after: string,
  today: string,
  of: RecountPayload,
): Promise<string[]> {
  const table = of.programmeId ? programmeEnrolments : of.courseVersionId ? participations : creditStandings;
  const wanted = of.programmeId
    ? eq(programmeEnrolments.programmeId, of.programmeId)
    : of.courseVersionId
      ? eq(participations.courseVersionId, of.courseVersionId)
      : lte(creditStandings.recountOn, today);
  const rows = await read
    .selectDistinct({ id: table.personId })
    .from(table)
    .where(and(wanted, gt(table.personId, after)))
    .orderBy(asc(table.personId))
    .limit(PEOPLE_A_BATCH);
  return rows.map(({ id }) => id);
}
