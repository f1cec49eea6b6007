import { and, eq, inArray, isNull } from 'drizzle-orm';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { type StatementKeys, statementKeys } from '#app/domains/xapi/statements/statement-keys.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { statementReferences, statementTargets, statements } from '#db/schema/xapi.ts';
import type { PreparedStatement, StatementReference, StoringContext } from './prepared-statement.ts';
import { indexStatementsIn } from './statement-index.server.ts';

/** A statement as far as references need to know it. */
type ReferencedStatement = { seq: number; stored: Date; keys: StatementKeys; authority: string };

/** References are followed this far: what refers to what refers to … */
const MAX_STEPS = 50;

/** Pairs that one statement may cause. */
const MAX_PAIRS = 20_000;

/**
 * Links references in both directions of time: a statement is found by what it refers to, directly or through others (Part 3
 * §2.1.3), and voided by a voiding statement (Part 2 §2.3.2), in whatever order they arrive.
 */
export async function linkReferencesIn(
  tx: Tx,
  fresh: PreparedStatement[],
  storedOf: Map<string, { seq: number; stored: Date }>,
  pointing: StatementReference[],
  storing: StoringContext,
): Promise<void> {
  const known = new Map<string, ReferencedStatement>(
    fresh.map(({ id, keys, authority }) => [id, { ...storedOf.get(id)!, keys, authority }]),
  );
  const newOnes: StatementReference[] = fresh
    .filter(({ keys }) => keys.target !== null)
    .map(({ id, keys, authority }) => ({
      statementId: id,
      targetId: keys.target!,
      voids: keys.voids,
      authority,
      anything: storing.mayVoidAnything,
    }));
  await insertMany(
    tx,
    statementTargets,
    ['statementId', 'targetId', 'voids', 'authority', 'anything'],
    newOnes,
  );

  const look = async (ids: string[]) => {
    const unknown = ids.filter((id) => !known.has(id));
    for (let from = 0; from < unknown.length; from += 500) {
      const rows = await tx
        .select({
          id: statements.id,
          seq: statements.seq,
          stored: statements.stored,
          authority: statements.authority,
          body: statements.body,
        })
        .from(statements)
        .where(inArray(statements.id, unknown.slice(from, from + 500)));
      for (const { id, seq, stored, authority, body } of rows)
        known.set(id, { seq, stored, authority, keys: statementKeys(JSON.parse(body) as JsonObject) });
    }
  };

  await look(newOnes.map(({ targetId }) => targetId));
  const freshIds = new Set(fresh.map(({ id }) => id));
  for (const { statementId, targetId, voids, authority, anything } of [...newOnes, ...pointing]) {
    const target = voids ? known.get(targetId) : undefined;
    if (!target) continue;
    // A statement that voids cannot be voided; nor what one has no right to, which a later target cannot refuse any more.
    const mine = freshIds.has(statementId);
    if (target.keys.voids) {
      if (mine) throw new Refusal(400, `${targetId} voids a statement itself, and cannot be voided.`);
    } else if (!anything && target.authority !== authority) {
      if (mine) throw new Refusal(403, `This credential may not void ${targetId}, which another one stored.`);
    } else await voidStatementIn(tx, targetId, statementId);
  }

  const pairs = new Map<string, { statementId: string; originId: string }>();
  for (const { id } of fresh) {
    const up = [id, ...(await findReachable(tx, id, 'up'))];
    const down = [id, ...(await findReachable(tx, id, 'down'))];
    if (pairs.size + up.length * down.length > MAX_PAIRS)
      throw new Refusal(400, `Too many statements refer to ${id}, or to what refers to it.`);
    for (const statementId of up)
      for (const originId of down)
        if (statementId !== originId) pairs.set(`${statementId} ${originId}`, { statementId, originId });
  }
  await look([...pairs.values()].flatMap(({ statementId, originId }) => [statementId, originId]));
  // The referenced statement may not have arrived yet.
  const there = [...pairs.values()].filter(
    ({ statementId, originId }) => known.has(statementId) && known.has(originId),
  );
  const rows = there.map(({ statementId, originId }) => ({
    statement: known.get(statementId)!.seq,
    origin: known.get(originId)!.seq,
    stored: known.get(statementId)!.stored,
    keys: withAuthority(known.get(originId)!),
  }));
  const written = await insertMany(
    tx,
    statementReferences,
    ['statement', 'origin', 'stored', 'verb', 'registration'],
    rows.map(({ keys, ...row }) => ({ ...row, verb: keys.verb, registration: keys.registration })),
    { statement: statementReferences.statement, origin: statementReferences.origin },
  );
  const news = new Set(written.map(({ statement, origin }) => `${String(statement)} ${String(origin)}`));
  await indexStatementsIn(
    tx,
    rows.filter(({ statement, origin }) => news.has(`${statement} ${origin}`)),
  );
}

/** The authority of what is referred to is one of the agents that it names. */
function withAuthority({ keys, authority }: ReferencedStatement): StatementKeys {
  const agents = new Map(keys.agents);
  if (!agents.has(authority)) agents.set(authority, false);
  return { ...keys, agents };
}

/** Ids that a statement refers to (`down`), or that refer to it (`up`), step by step. */
async function findReachable(tx: Tx, id: string, way: 'up' | 'down'): Promise<string[]> {
  const [from, to] =
    way === 'down'
      ? [statementTargets.statementId, statementTargets.targetId]
      : [statementTargets.targetId, statementTargets.statementId];
  const reached = new Set<string>();
  let edge = [id];
  for (let step = 0; step < MAX_STEPS && edge.length > 0 && reached.size < MAX_PAIRS; step++) {
    const rows: { to: string }[] = [];
    for (let start = 0; start < edge.length; start += 500)
      rows.push(
        ...(await tx
          .select({ to })
          .from(statementTargets)
          .where(inArray(from, edge.slice(start, start + 500)))),
      );
    edge = [...new Set(rows.map((row) => row.to))].filter((each) => each !== id && !reached.has(each));
    for (const each of edge) reached.add(each);
  }
  return [...reached];
}

/** Marks a statement as voided (Part 2 §2.3.2); one that is voided already stays so. */
export const voidStatementIn = async (tx: Tx, id: string, by: string): Promise<void> => {
  await tx
    .update(statements)
    .set({ voidedBy: by })
    .where(and(eq(statements.id, id), isNull(statements.voidedBy)));
};
