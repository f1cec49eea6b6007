import { inArray } from 'drizzle-orm';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { isSameStatement } from '#app/domains/xapi/statements/same-statement.ts';
import { collectDefinitions } from '#app/domains/xapi/statements/statement-definitions.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { selectByKeys } from '#db/select-by-keys.ts';
import { statementTargets, statements } from '#db/schema/xapi.ts';
import { mergeDefinitionsIn } from './definitions.server.ts';
import { queueForwardingsIn } from './forwarding-queue.server.ts';
import { linkReferencesIn } from './link-references.server.ts';
import type { PreparedStatement, StatementReference, StoringContext } from './prepared-statement.ts';
import { indexStatementsIn } from './statement-index.server.ts';

const COLUMNS = ['id', 'verb', 'registration', 'authority', 'body', 'size'] as const;

/**
 * Writes statements in the open unit: themselves, their index keys, references and voiding, definitions, and the forwarding
 * queue. A stored statement with the same content is left as it is (Part 2 §2.3.2); throws Refusal 409 where the content
 * differs. Returns the new ones.
 */
export async function storeStatementsIn(
  tx: Tx,
  rows: PreparedStatement[],
  storing: StoringContext,
): Promise<PreparedStatement[]> {
  const written = await insertMany(tx, statements, COLUMNS, rows, {
    id: statements.id,
    seq: statements.seq,
    stored: statements.stored,
  });
  const storedOf = new Map(
    written.map(({ id, seq, stored }) => [id as string, { seq: seq as number, stored: stored as Date }]),
  );
  const fresh = rows.filter(({ id }) => storedOf.has(id));
  if (fresh.length < rows.length)
    await requireSameIn(
      tx,
      rows.filter(({ id }) => !storedOf.has(id)),
    );
  if (fresh.length === 0) return [];
  await indexStatementsIn(
    tx,
    fresh.map(({ id, keys }) => {
      const { seq, stored } = storedOf.get(id)!;
      return { statement: seq, origin: seq, stored, keys };
    }),
  );
  const pointing = await findReferencesIn(
    tx,
    fresh.map(({ id }) => id),
  );
  if (pointing.length > 0 || fresh.some(({ keys }) => keys.target !== null))
    await linkReferencesIn(tx, fresh, storedOf, pointing, storing);
  if (storing.mayDefine)
    await mergeDefinitionsIn(tx, storing, collectDefinitions(fresh.map(({ statement }) => statement)));
  await queueForwardingsIn(tx, fresh, storing);
  return fresh;
}

/** A stored statement must have the same content. */
async function requireSameIn(tx: Tx, rows: PreparedStatement[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    const ids = part.map(({ id }) => id);
    const kept = await tx
      .select({ id: statements.id, body: statements.body })
      .from(statements)
      .where(inArray(statements.id, ids));
    const bodies = new Map(kept.map(({ id, body }) => [id, body]));
    for (const { id, statement } of part)
      if (!isSameStatement(JSON.parse(bodies.get(id)!) as JsonObject, statement))
        throw new Refusal(409, `There is another statement ${id} already.`);
  }
}

/** Statements that came before and refer to these. */
const findReferencesIn = (tx: Tx, ids: string[]): Promise<StatementReference[]> =>
  selectByKeys(tx, 'xapi_pointing', ids, (handle, places) =>
    handle
      .select({
        statementId: statementTargets.statementId,
        targetId: statementTargets.targetId,
        voids: statementTargets.voids,
        authority: statementTargets.authority,
        anything: statementTargets.anything,
      })
      .from(statementTargets)
      .where(inArray(statementTargets.targetId, places)),
  );
