import {
  type SQL,
  type SQLWrapper,
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  or,
  sql,
} from 'drizzle-orm';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import type { StatementQuery, StatementQueryResult } from '#app/domains/xapi/statements/statement-query.ts';
import type { StoredStatement } from '#app/domains/xapi/statements/stored-statement.ts';
import { alias } from '#db/columns.ts';
import type { Reader } from '#db/database.ts';
import { statementActivities, statementAgents, statementReferences, statements } from '#db/schema/xapi.ts';

type StatementEntry = { seq: number; stored: Date; size: number };

const PAGE = 100;

const MAX_PAGE = 500;

/** Bodies of one page, in characters. */
const MAX_PAGE_CHARACTERS = 8_000_000;

type IndexTable = typeof statementAgents | typeof statementActivities | typeof statementReferences;

/**
 * Statements that match all filters, or that refer to one that does, newest stored first (Part 3 §2.1.3). Each way in which
 * one can match is a list of its own in an index; the lists are merged here.
 */
export async function findStatements(
  read: Reader,
  filters: StatementQuery,
  after?: Cursor,
): Promise<StatementQueryResult> {
  const limit = Math.min(filters.limit || PAGE, MAX_PAGE);
  const lists = await Promise.all(matchingQueries(read, filters, after).map((way) => way(limit + 1)));
  const order = compareEntries(filters.ascending ?? false);
  const merged = lists.length === 1 ? lists[0]! : lists.flat().sort(order);
  const entries: StatementEntry[] = [];
  let size = 0;
  let more = false;
  for (const [i, entry] of merged.entries()) {
    if (i > 0 && entry.seq === merged[i - 1]!.seq) continue;
    more = entries.length === limit || (size + entry.size > MAX_PAGE_CHARACTERS && entries.length > 0);
    if (more) break;
    entries.push(entry);
    size += entry.size;
  }
  const last = entries.at(-1);
  return {
    rows: await readBodies(read, entries),
    next: more ? { stored: last!.stored.getTime(), seq: last!.seq } : null,
  };
}

const compareEntries = (ascending: boolean) => (a: StatementEntry, b: StatementEntry) => {
  const order = a.stored.getTime() - b.stored.getTime() || a.seq - b.seq;
  return ascending ? order : -order;
};

/** The queries that together find everything; each returns up to `limit` entries in order. */
function matchingQueries(
  read: Reader,
  filters: StatementQuery,
  after: Cursor | undefined,
): ((limit: number) => Promise<StatementEntry[]>)[] {
  const { agent, activity, verb, registration, authority, since, until, ascending } = filters;
  const origin = alias(statements, 'origin');

  const order = ascending ? asc : desc;
  const beyond = ascending ? gt : lt;
  const shown = (stored: typeof statements.stored, seq: typeof statements.seq): (SQL | undefined)[] => {
    const at = after && new Date(after.stored);
    return [
      isNull(statements.voidedBy),
      authority === undefined ? undefined : eq(statements.authority, authority),
      since && gt(stored, since),
      until && lte(stored, until),
      at && (ascending ? gte(stored, at) : lte(stored, at)),
      at && or(beyond(stored, at), beyond(seq, after.seq)),
    ];
  };
  const says = (of: { verb: SQLWrapper; registration: SQLWrapper }) => [
    verb === undefined ? undefined : sql`${of.verb} = ${verb}`,
    registration === undefined ? undefined : sql`${of.registration} = ${registration}`,
  ];
  const named = (driver: { stored: SQLWrapper; statement: SQLWrapper; origin: SQLWrapper }) =>
    activity === undefined
      ? undefined
      : exists(
          read
            .select({ one: sql`1` })
            .from(statementActivities)
            .where(
              and(
                eq(statementActivities.activity, activity),
                filters.relatedActivities ? undefined : eq(statementActivities.direct, true),
                sql`${statementActivities.stored} = ${driver.stored}`,
                sql`${statementActivities.statement} = ${driver.statement}`,
                sql`${statementActivities.origin} = ${driver.origin}`,
              ),
            ),
        );

  /** By a row that names a statement and the origin of the name. */
  const through =
    (driver: IndexTable, ...conditions: (SQL | undefined)[]) =>
    async (limit: number): Promise<StatementEntry[]> => {
      // Ordered by what the row itself holds, so that its index gives the order; the types of its columns name another table.
      const stored = driver.stored as unknown as typeof statements.stored;
      const seq = driver.statement as unknown as typeof statements.seq;
      const query = read
        .selectDistinct({ seq, stored, size: statements.size })
        .from(driver)
        .innerJoin(statements, eq(statements.seq, driver.statement));
      const where = [...conditions, ...shown(stored, seq)];
      const joined =
        driver !== statementReferences && (verb !== undefined || registration !== undefined)
          ? query.innerJoin(origin, eq(origin.seq, driver.origin)).where(and(...where, ...says(origin)))
          : query.where(and(...where));
      return joined.orderBy(order(stored), order(seq)).limit(limit);
    };
  /** By the statement itself. */
  const directly =
    (...conditions: (SQL | undefined)[]) =>
    async (limit: number): Promise<StatementEntry[]> => {
      const { seq, stored, size } = statements;
      return read
        .select({ seq, stored, size })
        .from(statements)
        .where(and(...conditions, ...says(statements), ...shown(stored, seq)))
        .orderBy(order(stored), order(seq))
        .limit(limit);
    };

  if (agent !== undefined) {
    const is = (direct: boolean) =>
      through(
        statementAgents,
        eq(statementAgents.agent, agent),
        eq(statementAgents.direct, direct),
        named(statementAgents),
      );
    if (!filters.relatedAgents) return [is(true)];
    const self = { stored: statements.stored, statement: statements.seq, origin: statements.seq };
    return [is(true), is(false), directly(eq(statements.authority, agent), named(self))];
  }
  if (activity !== undefined) {
    const is = (direct: boolean) =>
      through(
        statementActivities,
        eq(statementActivities.activity, activity),
        eq(statementActivities.direct, direct),
      );
    return filters.relatedActivities ? [is(true), is(false)] : [is(true)];
  }
  if (verb !== undefined || registration !== undefined)
    return [directly(), through(statementReferences, ...says(statementReferences))];
  return [directly()];
}

/** Bodies in the order of the entries. */
async function readBodies(read: Reader, entries: StatementEntry[]): Promise<StoredStatement[]> {
  if (entries.length === 0) return [];
  const rows = await read
    .select({ seq: statements.seq, id: statements.id, stored: statements.stored, body: statements.body })
    .from(statements)
    .where(
      inArray(
        statements.seq,
        entries.map(({ seq }) => seq),
      ),
    );
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  // Statements that were erased between the two reads are left out.
  return entries.map(({ seq }) => bySeq.get(seq)).filter((row) => row !== undefined);
}
