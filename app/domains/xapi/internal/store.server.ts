import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { prepared } from '#db/prepared.ts';
import { statements, statementTargets } from '#db/schema/xapi.ts';
import { Refusal } from '../refusal.ts';
import { sameStatement } from '../statement/compare.ts';
import { definitionsOf, keysOf } from '../statement/keys.ts';
import { prepareStatement } from '../statement/prepare.ts';
import type { Members } from '../statement/vocabulary.ts';
import { defineIn } from './define.server.ts';
import { forwardIn } from './forward.server.ts';
import { referIn } from './refer.server.ts';
import { indexIn, type Pointing, type Ready, type Storing } from './rows.server.ts';

/** `newIdOf` makes ids for statements that have none. */
export function makeReady(list: Members[], storing: Storing, newIdOf: () => string): Ready[] {
  return list.map((each) => {
    const id = (each['id'] as string | undefined)?.toLowerCase() ?? newIdOf();
    const statement = prepareStatement(each, {
      id: (each['id'] as string | undefined) ?? id,
      now: storing.now,
      authority: storing.authority,
      version: storing.version,
    });
    const keys = keysOf(statement);
    const body = JSON.stringify(statement);
    return {
      id,
      verb: keys.verb,
      registration: keys.registration,
      authority: storing.authorityKey,
      body,
      size: Buffer.byteLength(body),
      keys,
      statement,
    };
  });
}

const COLUMNS = ['id', 'verb', 'registration', 'authority', 'body', 'size'] as const;
/**
 * Writes statements in the open unit: themselves, what they are found by, what they refer to and void, what they say of
 * activities, and the outbox of whatever is forwarded. One that is there already and says the same is left as it is
 * (Part 2 §2.3.2); throws Refusal 409 where it says something else. Answers which are new.
 */
export async function storeIn(tx: Tx, rows: Ready[], storing: Storing): Promise<Ready[]> {
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
    await compareIn(
      tx,
      rows.filter(({ id }) => !storedOf.has(id)),
    );
  if (fresh.length === 0) return [];
  await indexIn(
    tx,
    fresh.map(({ id, keys }) => {
      const { seq, stored } = storedOf.get(id)!;
      return { statement: seq, origin: seq, stored, keys };
    }),
  );
  const pointing = await pointingIn(
    tx,
    fresh.map(({ id }) => id),
  );
  if (pointing.length > 0 || fresh.some(({ keys }) => keys.target !== null))
    await referIn(tx, fresh, storedOf, pointing, storing);
  if (storing.mayDefine) {
    const said = new Map<string, Members>();
    for (const { statement } of fresh)
      for (const [iri, definition] of definitionsOf(statement)) said.set(iri, definition);
    await defineIn(tx, storing, said);
  }
  await forwardIn(tx, fresh, storing);
  return fresh;
}

/** What is there already must say the same. */
async function compareIn(tx: Tx, rows: Ready[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    const ids = part.map(({ id }) => id);
    const kept = await tx
      .select({ id: statements.id, body: statements.body })
      .from(statements)
      .where(inArray(statements.id, ids));
    const bodies = new Map(kept.map(({ id, body }) => [id, body]));
    for (const { id, statement } of part)
      if (!sameStatement(JSON.parse(bodies.get(id)!) as Members, statement))
        throw new Refusal(409, `There is another statement ${id} already.`);
  }
}

const AT_ONCE = [64, 16, 4, 1] as const;

/** Statements that came before and refer to these. */
async function pointingIn(tx: Tx, ids: string[]): Promise<Pointing[]> {
  const found: Pointing[] = [];
  for (let from = 0; from < ids.length;) {
    // Of few lengths: a list that is shorter says its last id again.
    const size = AT_ONCE.findLast((each) => each >= ids.length - from) ?? AT_ONCE[0];
    const query = prepared(tx, `xapi_pointing:${size}`, (handle) =>
      handle
        .select({
          statementId: statementTargets.statementId,
          targetId: statementTargets.targetId,
          voids: statementTargets.voids,
          authority: statementTargets.authority,
          anything: statementTargets.anything,
        })
        .from(statementTargets)
        .where(
          inArray(
            statementTargets.targetId,
            Array.from({ length: size }, (_, i) => sql.placeholder(`id${i}`)),
          ),
        ),
    );
    const last = ids.length - 1;
    const values: Record<string, string> = {};
    for (let i = 0; i < size; i++) values[`id${i}`] = ids[Math.min(from + i, last)]!;
    found.push(...(await query.execute(values)));
    from += size;
  }
  return found;
}
