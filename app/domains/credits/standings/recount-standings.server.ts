import { type SQL, and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { dayIn } from '#app/platform/time.ts';
import type { Database, Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { creditStandings, participations, programmeEnrolments } from '#db/schema/credits.ts';
import type { RecountPayload } from './enqueue-recount.server.ts';
import { PEOPLE_A_BATCH, refreshStandingsIn } from './refresh-standings.server.ts';

/** Counts in batches, each its own transaction: other work continues between them, and after a crash it starts over. */
export async function recountStandings(db: Database, now: Date, of: RecountPayload): Promise<void> {
  const due = await whoseDayHasCome(db.read, now);
  const sets = await readRuleSets(db.read);
  for (let after = ''; ;) {
    const ids = await listPeopleToRecount(db.read, after, due, of);
    if (ids.length === 0) return;
    await db.transact((tx) => refreshStandingsIn(tx, { now }, ids, sets));
    after = ids.at(-1)!;
  }
}

/** Standings that change on a day which has begun where their person is. */
async function whoseDayHasCome(read: Reader, now: Date): Promise<SQL | undefined> {
  const zones = await read.selectDistinct({ zone: people.timeZone }).from(people);
  return or(
    ...zones.map(({ zone }) =>
      and(
        lte(creditStandings.recountOn, dayIn(zone, now)),
        inArray(
          creditStandings.personId,
          read.select({ id: people.id }).from(people).where(eq(people.timeZone, zone)),
        ),
      ),
    ),
  );
}

async function listPeopleToRecount(
  read: Reader,
  after: string,
  due: SQL | undefined,
  of: RecountPayload,
): Promise<string[]> {
  const table = of.programmeId ? programmeEnrolments : of.courseVersionId ? participations : creditStandings;
  const wanted = of.programmeId
    ? eq(programmeEnrolments.programmeId, of.programmeId)
    : of.courseVersionId
      ? eq(participations.courseVersionId, of.courseVersionId)
      : due;
  const rows = await read
    .selectDistinct({ id: table.personId })
    .from(table)
    .where(and(wanted, gt(table.personId, after)))
    .orderBy(asc(table.personId))
    .limit(PEOPLE_A_BATCH);
  return rows.map(({ id }) => id);
}
