import {
  and,
  asc,
  count,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  like,
  lte,
  min,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { groupBy } from '#app/platform/group.ts';
import { enqueueJob, type JobHandler } from '#app/platform/jobs.server.ts';
import type { Database, Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings, participations, programmeEnrolments } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '../accounts/permissions.ts';
import type { ProgrammeCredit } from './count.ts';
import { addDays } from './counting/dates.ts';
import { creditFrom } from './read-credit.server.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import { setOn, type RuleSet } from './rule-sets.ts';
import { MemberFilter } from './schemas.ts';
import { hideSmallGroups } from './small-groups.ts';
import { paceOf, type State, stateOn } from './standing.ts';

const BATCH = 25;
const MEMBERS_A_PAGE = 50;
export type Standing = typeof creditStandings.$inferSelect;

/** Writes down where these people stand now, in the unit of what changed it. */
export async function refreshStandingsIn(
  tx: Tx,
  ctx: { now: Date },
  personIds: string[],
  sets?: Map<string, RuleSet[]>,
): Promise<void> {
  const inForce = sets ?? (await readRuleSets(tx));
  const credit = await creditFrom(tx, ctx.now, personIds, inForce);
  const rows = [...credit].flatMap(([personId, credits]) =>
    credits.map((each) => standingFrom(personId, each, inForce.get(each.programmeId)!, ctx.now)),
  );
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insert(creditStandings)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoUpdate({
        target: [creditStandings.personId, creditStandings.programmeId],
        set: Object.fromEntries(
          (
            [
              'total',
              'required',
              'cycleFrom',
              'cycleTo',
              'done',
              'behindFrom',
              'atRiskFrom',
              'recountOn',
              'countedAt',
            ] as const
          ).map((name) => [name, sql.raw(`excluded.${creditStandings[name].name}`)]),
        ),
      });
}

function standingFrom(personId: string, credit: ProgrammeCredit, sets: RuleSet[], now: Date): Standing {
  const today = now.toISOString().slice(0, 10);
  const next = sets.find(({ validFrom }) => validFrom !== null && validFrom > today)?.validFrom;
  const rolling = setOn(sets, today).rules.some((rule) => rule.params['mode'] === 'rolling_window');
  const changes = [
    credit.period && !credit.period.over ? addDays(credit.period.to, 1) : null,
    next ?? null,
    rolling ? addDays(today, 1) : null,
  ].filter((date) => date !== null);
  return {
    personId,
    programmeId: credit.programmeId,
    total: credit.total,
    required: credit.required,
    cycleFrom: credit.period?.from ?? null,
    cycleTo: credit.period?.to ?? null,
    ...paceOf(credit),
    recountOn: changes.sort()[0] ?? null,
    countedAt: now,
  };
}

export const RECOUNT = 'credits.recount';
/** All who may have to be counted anew: of a programme, of a course version, or those whose day has come. */
type Recount = { programmeId?: string; courseVersionId?: string };

export const enqueueRecount = (tx: Tx, now: Date, payload: Recount): Promise<void> =>
  enqueueJob(tx, now, RECOUNT, payload);

/** Counts in batches, each its own unit: other work goes on between them, and a crash begins again. */
export function recountHandler(db: Database): JobHandler {
  return async ({ programmeId, courseVersionId }, { now }) => {
    const today = now.toISOString().slice(0, 10);
    const sets = await readRuleSets(db.read);
    for (let after = ''; ;) {
      const ids = await nextPeople(db.read, after, today, { programmeId, courseVersionId } as Recount);
      if (ids.length === 0) return;
      await db.transact((tx) => refreshStandingsIn(tx, { now }, ids, sets));
      after = ids.at(-1)!;
    }
  };
}

async function nextPeople(read: Reader, after: string, today: string, of: Recount): Promise<string[]> {
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
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

const ofState: Record<State, (today: string) => SQL> = {
  done: () => eq(creditStandings.done, true),
  at_risk: (today) => lte(creditStandings.atRiskFrom, today),
  behind: (today) =>
    and(
      lte(creditStandings.behindFrom, today),
      or(isNull(creditStandings.atRiskFrom), gt(creditStandings.atRiskFrom, today)),
    )!,
  on_track: (today) =>
    and(
      eq(creditStandings.done, false),
      or(isNull(creditStandings.behindFrom), gt(creditStandings.behindFrom, today)),
    )!,
};

/** Members of an association with where they stand, a page at a time, the most urgent first; for its officers. */
export async function listMemberStandings(ctx: Ctx, associationId: string, raw: unknown) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const filter = MemberFilter.parse(raw);
  const today = ctx.now.toISOString().slice(0, 10);
  const own = and(
    eq(creditStandings.personId, people.id),
    filter.programmeId ? eq(creditStandings.programmeId, filter.programmeId) : undefined,
    filter.state ? ofState[filter.state](today) : undefined,
  );
  const narrowed = filter.state !== '' || filter.programmeId !== '';
  const end = read
    .select({ end: min(creditStandings.cycleTo) })
    .from(creditStandings)
    .where(own);
  const rows = await read
    .select({
      id: people.id,
      name: people.name,
      region: people.region,
      number: memberships.registrationNumber,
      consent: memberships.exportConsentAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.associationId, associationId),
        eq(memberships.state, 'accepted'),
        filter.q ? or(...spellingsOf(filter.q).map(named)) : undefined,
        narrowed
          ? exists(
              read
                .select({ one: sql`1` })
                .from(creditStandings)
                .where(own),
            )
          : undefined,
      ),
    )
    .orderBy(...(filter.state ? [sql`(${end})`] : []), asc(people.name), asc(people.id))
    .limit(filter.all ? 1_000_000 : MEMBERS_A_PAGE + 1)
    .offset(filter.all ? 0 : (filter.page - 1) * MEMBERS_A_PAGE);
  const members = filter.all ? rows : rows.slice(0, MEMBERS_A_PAGE);
  const standings = await standingsOf(
    ctx,
    members.map(({ id }) => id),
  );
  return {
    filter,
    more: rows.length > members.length,
    members: members.map((member) => ({
      ...member,
      standings: (standings.get(member.id) ?? []).map((row) => ({ ...row, state: stateOn(row, today) })),
    })),
  };
}

/** SQLite folds only the letters of English: a name is looked for as typed, in small letters, and as names are written. */
function spellingsOf(typed: string): string[] {
  const plain = typed.replace(/[%_\\]/g, '');
  const small = plain.toLowerCase();
  const name = small.replace(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  return [...new Set([plain, small, name])].map((each) => `%${each}%`);
}
const named = (pattern: string): SQL =>
  or(
    like(people.name, pattern),
    like(sql`lower(${people.name})`, pattern),
    like(memberships.registrationNumber, pattern),
    like(sql`lower(${memberships.registrationNumber})`, pattern),
  )!;

async function standingsOf(ctx: Ctx, personIds: string[]): Promise<Map<string, Standing[]>> {
  const rows: Standing[] = [];
  for (let at = 0; at < personIds.length; at += 1000)
    rows.push(
      ...(await ctx.db.read
        .select()
        .from(creditStandings)
        .where(inArray(creditStandings.personId, personIds.slice(at, at + 1000)))
        .orderBy(asc(creditStandings.programmeId))),
    );
  return groupBy(rows, (row) => row.personId);
}

const manyOn = (today: string) => (state: State) =>
  sql<number>`sum(case when ${ofState[state](today)} then 1 else 0 end)`.mapWith(Number);

export type StateCounts = Record<State, number>;

/** How many members stand where, by programme; for officers. */
export async function countStandings(
  ctx: Ctx,
  associationId: string,
): Promise<{ members: number; programmes: ({ programmeId: string } & StateCounts)[] }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const today = ctx.now.toISOString().slice(0, 10);
  const accepted = and(eq(memberships.associationId, associationId), eq(memberships.state, 'accepted'));
  const many = manyOn(today);
  const programmes = await ctx.db.read
    .select({
      programmeId: creditStandings.programmeId,
      at_risk: many('at_risk'),
      behind: many('behind'),
      on_track: many('on_track'),
      done: many('done'),
    })
    .from(memberships)
    .innerJoin(creditStandings, eq(creditStandings.personId, memberships.personId))
    .where(accepted)
    .groupBy(creditStandings.programmeId)
    .orderBy(asc(creditStandings.programmeId));
  return { members: await ctx.db.read.$count(memberships, accepted), programmes };
}

/** Members of a programme by where they work and by specialty, with small groups hidden; for officers. */
export async function readStatistics(ctx: Ctx, associationId: string, programmeId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const today = ctx.now.toISOString().slice(0, 10);
  const many = manyOn(today);
  const by = async (column: typeof people.region | typeof people.specialty) => {
    const rows = await ctx.db.read
      .select({
        name: column,
        size: count(),
        at_risk: many('at_risk'),
        behind: many('behind'),
        on_track: many('on_track'),
        done: many('done'),
      })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .innerJoin(
        creditStandings,
        and(eq(creditStandings.personId, people.id), eq(creditStandings.programmeId, programmeId)),
      )
      .where(and(eq(memberships.associationId, associationId), eq(memberships.state, 'accepted')))
      .groupBy(column)
      .orderBy(asc(column));
    return hideSmallGroups(rows.map(({ name, size, ...counts }) => ({ name: name ?? '', size, counts })));
  };
  return { regions: await by(people.region), specialties: await by(people.specialty) };
}
