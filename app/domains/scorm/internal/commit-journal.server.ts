import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import {
  type Commit,
  MAX_SEQUENCE,
  MAX_WINDOWS,
  readCommit,
  withDelta,
} from '#app/domains/scorm/commits/commit.ts';
import type { CommitAnswer } from '#app/domains/scorm/commits/record-commit.server.ts';
import type { Tx } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { scormCommits } from '#db/schema/scorm.ts';

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

export async function readCommitAnswerIn(tx: Tx, launchId: string, sequence: number): Promise<CommitAnswer> {
  const [row] = await tx.select().from(scormCommits).where(isCommit(launchId, sequence));
  return { stored: true, applied: row!.applied, late: row!.late };
}

/** The full state at a stored commit; null where a commit that it builds on is missing. */
async function readStateAtIn(tx: Tx, launchId: string, sequence: number): Promise<FlatCmi | null> {
  const [row] = await tx.select().from(scormCommits).where(isCommit(launchId, sequence));
  return row ? readStateOfIn(tx, launchId, readCommit(row.body)) : null;
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

/**
 * Sequence under which a commit from an earlier window of the launch is stored, because windows number their commits alike: below zero, ordered by
 * window and then by its own number, within 32 bits.
 */
export const sequenceOfEarlierWindow = (window: number, sequence: number): number =>
  sequence - (MAX_WINDOWS + 1 - window) * (MAX_SEQUENCE + 1);

/** The commit as a whole state if its base is stored: later that number may belong to another window. */
export async function wholeCommitIn(tx: Tx, launchId: string, commit: Commit): Promise<Commit> {
  const state = commit.base === null ? null : await readStateOfIn(tx, launchId, commit);
  return state ? { ...commit, base: null, cmi: state, gone: [] } : commit;
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
          eq(scormCommits.late, false),
        ),
      )
      .orderBy(asc(scormCommits.sequence))
      .limit(1),
  );
  return (await query.execute({ launchId, base }))[0];
};
