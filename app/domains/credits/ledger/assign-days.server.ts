import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { readCreditIn } from '#app/domains/credits/standings/read-credit.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { dayIn, utcDay } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { creditFindings, participations } from '#db/schema/credits.ts';

const PEOPLE_A_UNIT = 20;

type Moved = { id: string; before: string; after: string };

/**
 * Writes into lines of before, which were of their day by UTC, the day of their person's own calendar, and recounts. Where
 * that is another day a finding tells officers so, with what it changes in each programme. Returns how many lines moved.
 */
export async function assignDays(ctx: Ctx): Promise<number> {
  mustBeOperator(ctx);
  let moved = 0;
  for (let after = ''; ;) {
    const some = await ctx.db.read
      .selectDistinct({ id: participations.personId })
      .from(participations)
      .where(and(isNull(participations.sessions), gt(participations.personId, after)))
      .orderBy(asc(participations.personId))
      .limit(PEOPLE_A_UNIT);
    if (some.length === 0) return moved;
    const ids = some.map(({ id }) => id);
    moved += await ctx.db.transact((tx) => assignDaysIn(tx, ctx, ids));
    after = ids.at(-1)!;
  }
}

async function assignDaysIn(tx: Tx, ctx: Ctx, personIds: string[]): Promise<number> {
  const before = await readCreditIn(tx, ctx.now, personIds);
  const rows = await tx
    .select({
      id: participations.id,
      personId: participations.personId,
      endedAt: participations.endedAt,
      minutes: participations.minutes,
      onlyReverses: participations.onlyReverses,
      timeZone: people.timeZone,
    })
    .from(participations)
    .innerJoin(people, eq(people.id, participations.personId))
    .where(and(isNull(participations.sessions), inArray(participations.personId, personIds)));
  const moved = new Map<string, Moved[]>();
  for (const { id, personId, endedAt, minutes, onlyReverses, timeZone } of rows) {
    const day = dayIn(timeZone, endedAt);
    await tx
      .update(participations)
      .set({ sessions: [{ date: day, minutes }] })
      .where(and(eq(participations.id, id), isNull(participations.sessions)));
    if (day !== utcDay(endedAt) && !onlyReverses)
      moved.set(personId, [...(moved.get(personId) ?? []), { id, before: utcDay(endedAt), after: day }]);
  }
  if (moved.size === 0) return 0;
  const affected = [...moved.keys()];
  const after = await readCreditIn(tx, ctx.now, affected);
  const findings = affected.flatMap((personId) =>
    findingsOf(ctx, personId, moved.get(personId)!, before.get(personId) ?? [], after.get(personId) ?? []),
  );
  await tx.insert(creditFindings).values(findings).onConflictDoNothing();
  await refreshStandingsIn(tx, ctx, affected);
  await appendAudit(tx, ctx, 'credits.days-assigned', findings[0]!.id, {
    lines: [...moved.values()].flat(),
  });
  return [...moved.values()].flat().length;
}

const unitsOf = (credit: ProgrammeCredit | undefined, id: string): string =>
  credit?.lines.find(({ participation }) => participation.id === id)?.units ?? '0';

/** One for each programme in which the line counts otherwise now, or one that says so of none. */
function findingsOf(
  { now }: Ctx,
  personId: string,
  moved: Moved[],
  before: ProgrammeCredit[],
  after: ProgrammeCredit[],
): (typeof creditFindings.$inferInsert)[] {
  return moved.flatMap(({ id, ...days }) => {
    const changed = after.flatMap((credit) => {
      const was = before.find(({ programmeId }) => programmeId === credit.programmeId);
      const units = { before: unitsOf(was, id), after: unitsOf(credit, id) };
      return units.before === units.after
        ? []
        : [{ programmeId: credit.programmeId, detail: { days, units } }];
    });
    const all = changed.length > 0 ? changed : [{ programmeId: '', detail: { days } }];
    return all.map((each) => ({
      ...each,
      id: newId(now.getTime()),
      kind: 'day_moved' as const,
      personId,
      participationId: id,
      foundAt: now,
    }));
  });
}
