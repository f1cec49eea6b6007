import { isDeepStrictEqual } from 'node:util';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { type Commit, MAX_SEQUENCE, readCommit, withDelta } from '#app/domains/scorm/commits/commit.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { scormCommits } from '#db/schema/scorm.ts';
import { boundValue } from './bound-value.server.ts';

/** The highest sequence number in the journal, so that a reloaded player continues after it. */
export async function readLastSequence(ctx: Ctx, launchId: string): Promise<number> {
  const [row] = await ctx.db.read
    .select({ sequence: scormCommits.sequence })
    .from(scormCommits)
    .where(eq(scormCommits.launchId, launchId))
    .orderBy(desc(scormCommits.sequence))
    .limit(1);
  return row?.sequence ?? 0;
}

export const isCommit = (launchId: string, sequence: number) =>
  and(eq(scormCommits.launchId, launchId), eq(scormCommits.sequence, sequence));

const readRowIn = async (tx: Tx, launchId: string, sequence: number) => {
  const [row] = await tx.select().from(scormCommits).where(isCommit(launchId, sequence));
  return row ?? null;
};

/** The full state at a stored commit; null where a commit that it builds on is missing. */
async function readStateAtIn(tx: Tx, launchId: string, sequence: number): Promise<FlatCmi | null> {
  const row = await readRowIn(tx, launchId, sequence);
  return row && readStateOfIn(tx, launchId, readCommit(row.body));
}

export async function readStateOfIn(tx: Tx, launchId: string, commit: Commit): Promise<FlatCmi | null> {
  if (commit.base === null) return commit.cmi;
  const state = await readStateAtIn(tx, launchId, commit.base);
  return state && withDelta(state, commit);
}

/** False where this sequence of the launch is already kept. */
export async function insertCommit(tx: Tx, row: typeof scormCommits.$inferInsert): Promise<boolean> {
  const query = prepared(tx, 'scorm_insert_commit', (db) =>
    db
      .insert(scormCommits)
      .values({
        launchId: boundValue('launchId'),
        sequence: boundValue('sequence'),
        receivedAt: boundValue('receivedAt'),
        base: boundValue('base'),
        body: boundValue('body'),
        applied: boundValue('applied'),
        late: boundValue('late'),
      })
      .onConflictDoNothing()
      .returning({ sequence: scormCommits.sequence }),
  );
  return (await query.execute(row)).length > 0;
}

/** The row of this sequence where it holds the same state: a beacon and the commit that follows it differ in everything else. */
export async function findSameCommitIn(tx: Tx, launchId: string, sequence: number, commit: Commit) {
  const row = await readRowIn(tx, launchId, sequence);
  if (!row) return null;
  const kept = readCommit(row.body);
  const isOfSamePart =
    kept.sco === commit.sco && kept.terminate === commit.terminate && kept.end === commit.end;
  if (!isOfSamePart) return null;
  const [before, now] = [await readStateOfIn(tx, launchId, kept), await readStateOfIn(tx, launchId, commit)];
  return isDeepStrictEqual(before, now) ? row : null;
}

/** Windows with one launch whose work is kept side by side: far more than anybody opens. */
const MAX_WINDOWS = 20;

/**
 * Keeps a commit of another window with the same launch, which has numbered it like one of the first: as late work, in numbers below zero, in
 * the order of its own. False where it is kept already. Throws `too_many_commits`.
 */
export async function insertCommitOfOtherWindow(
  tx: Tx,
  { launchId, sequence, body, receivedAt }: typeof scormCommits.$inferInsert,
  commit: Commit,
): Promise<boolean> {
  const state = await readStateOfIn(tx, launchId, commit);
  // What a delta builds on may be of the other window later: it is kept as a whole.
  const whole = commit.base === null || !state ? commit : { ...commit, base: null, cmi: state, gone: [] };
  const text = whole === commit ? body : JSON.stringify(whole);
  for (let window = 1; window <= MAX_WINDOWS; window++) {
    const own = sequence - window * (MAX_SEQUENCE + 1);
    const row = {
      launchId,
      sequence: own,
      receivedAt,
      base: whole.base,
      body: text,
      applied: false,
      late: true,
    };
    if (await insertCommit(tx, row)) return true;
    if (await findSameCommitIn(tx, launchId, own, whole)) return false;
  }
  throw new DomainError('too_many_commits');
}

/** Late commits of a launch, and their size in characters. */
export async function countLateCommits(
  tx: Tx,
  launchId: string,
): Promise<{ commits: number; bytes: number }> {
  const [row] = await tx
    .select({
      commits: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(length(${scormCommits.body})), 0)`.mapWith(Number),
    })
    .from(scormCommits)
    .where(and(eq(scormCommits.launchId, launchId), eq(scormCommits.late, true)));
  return row!;
}

/** A delta that waits for this sequence. */
export const findWaitingDelta = async (tx: Tx, launchId: string, base: number) => {
  const query = prepared(tx, 'scorm_waiting', (db) =>
    db
      .select({ sequence: scormCommits.sequence, body: scormCommits.body })
      .from(scormCommits)
      .where(
        and(
          eq(scormCommits.launchId, boundValue('launchId')),
          eq(scormCommits.base, boundValue('base')),
          eq(scormCommits.applied, false),
        ),
      )
      .orderBy(asc(scormCommits.sequence))
      .limit(1),
  );
  return (await query.execute({ launchId, base }))[0];
};
