import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import {
  scormAttempts,
  scormCommits,
  scormIntervals,
  scormLaunches,
  scormPackages,
  scormRecordSessions,
  scormScoStates,
} from '#db/schema/scorm.ts';

/** The queries of a commit and a heartbeat, the busiest path of the product: each built once. */
const value = sql.placeholder;

export const findLaunchByToken = async (read: Reader, tokenHash: string) => {
  const query = prepared(read, 'scorm_launch_by_token', (db) =>
    db
      .select({
        launch: scormLaunches,
        attempt: scormAttempts,
        standard: scormPackages.standard,
        point: scormPackages.launch,
        kind: scormPackages.kind,
        needs: scormPackages.needs,
        ownRule: scormPackages.ownRule,
        name: people.name,
        opaqueId: people.opaqueId,
        blockedAt: people.blockedAt,
        language: registrations.language,
        endedAt: registrations.endedAt,
        session: sessions.expiresAt,
      })
      .from(scormLaunches)
      .innerJoin(scormAttempts, eq(scormAttempts.id, scormLaunches.attemptId))
      .innerJoin(scormPackages, eq(scormPackages.id, scormLaunches.packageId))
      .innerJoin(people, eq(people.id, scormLaunches.personId))
      .innerJoin(registrations, eq(registrations.id, scormLaunches.registrationId))
      .leftJoin(sessions, eq(sessions.id, scormLaunches.sessionId))
      .where(eq(scormLaunches.tokenHash, value('tokenHash'))),
  );
  return (await query.execute({ tokenHash }))[0];
};

/** A credential that a launch handed out, with everything that can end it. */
export const findRecordSession = async (read: Reader, id: string) => {
  const query = prepared(read, 'scorm_record_session', (db) =>
    db
      .select({
        secretHash: scormRecordSessions.secretHash,
        launch: scormLaunches,
        needs: scormPackages.needs,
        opaqueId: people.opaqueId,
        blockedAt: people.blockedAt,
        endedAt: registrations.endedAt,
        session: sessions.expiresAt,
      })
      .from(scormRecordSessions)
      .innerJoin(scormLaunches, eq(scormLaunches.id, scormRecordSessions.launchId))
      .innerJoin(scormPackages, eq(scormPackages.id, scormLaunches.packageId))
      .innerJoin(people, eq(people.id, scormLaunches.personId))
      .innerJoin(registrations, eq(registrations.id, scormLaunches.registrationId))
      .leftJoin(sessions, eq(sessions.id, scormLaunches.sessionId))
      .where(eq(scormRecordSessions.id, value('id'))),
  );
  return (await query.execute({ id }))[0];
};

/** False where this sequence of the launch is already kept. */
export async function insertCommit(tx: Tx, row: typeof scormCommits.$inferInsert): Promise<boolean> {
  const query = prepared(tx, 'scorm_insert_commit', (db) =>
    db
      .insert(scormCommits)
      .values({
        launchId: value('launchId'),
        sequence: value('sequence'),
        receivedAt: value('receivedAt'),
        base: value('base'),
        body: value('body'),
        applied: value('applied'),
        late: value('late'),
      })
      .onConflictDoNothing()
      .returning({ sequence: scormCommits.sequence }),
  );
  return (await query.execute(row)).length > 0;
}

/** What a launch has said so far (`bounds.ts`). */
export async function spendOfLaunch(
  tx: Tx,
  id: string,
  spent: { journalBytes: number; hour: number; hourCommits: number; hourBytes: number },
): Promise<void> {
  const query = prepared(tx, 'scorm_spend', (db) =>
    db
      .update(scormLaunches)
      .set({
        journalBytes: value('journalBytes') as never,
        hour: value('hour') as never,
        hourCommits: value('hourCommits') as never,
        hourBytes: value('hourBytes') as never,
      })
      .where(eq(scormLaunches.id, value('id'))),
  );
  await query.execute({ id, ...spent });
}

/** Commits of a launch that came late, and the letters in them. */
export async function countLate(tx: Tx, launchId: string): Promise<{ commits: number; bytes: number }> {
  const [row] = await tx
    .select({
      commits: sql<number>`count(*)`.mapWith(Number),
      bytes: sql<number>`coalesce(sum(length(${scormCommits.body})), 0)`.mapWith(Number),
    })
    .from(scormCommits)
    .where(and(eq(scormCommits.launchId, launchId), eq(scormCommits.late, true)));
  return row!;
}

/** A launch with its attempt and the state of one part; none where that part was never opened. */
export const readPosition = async (tx: Tx, launchId: string, sco: string) => {
  const query = prepared(tx, 'scorm_position', (db) =>
    db
      .select({ launch: scormLaunches, attempt: scormAttempts, part: scormScoStates })
      .from(scormLaunches)
      .innerJoin(scormAttempts, eq(scormAttempts.id, scormLaunches.attemptId))
      .leftJoin(
        scormScoStates,
        and(eq(scormScoStates.attemptId, scormAttempts.id), eq(scormScoStates.sco, value('sco'))),
      )
      .where(eq(scormLaunches.id, value('launchId'))),
  );
  return (await query.execute({ launchId, sco }))[0]!;
};

/** A delta that waits for this sequence. */
export const findWaiting = async (tx: Tx, launchId: string, base: number) => {
  const query = prepared(tx, 'scorm_waiting', (db) =>
    db
      .select({ sequence: scormCommits.sequence, body: scormCommits.body })
      .from(scormCommits)
      .where(
        and(
          eq(scormCommits.launchId, value('launchId')),
          eq(scormCommits.base, value('base')),
          eq(scormCommits.applied, false),
        ),
      )
      .orderBy(asc(scormCommits.sequence))
      .limit(1),
  );
  return (await query.execute({ launchId, base }))[0];
};

/** The last that ended by `until`: a later one was written while a clock was ahead, and must not hold time up. */
export const findLastInterval = async (tx: Tx, launchId: string, until: Date) => {
  const query = prepared(tx, 'scorm_last_interval', (db) =>
    db
      .select({ id: scormIntervals.id, toAt: scormIntervals.toAt })
      .from(scormIntervals)
      .where(
        and(
          eq(scormIntervals.launchId, value('launchId')),
          eq(scormIntervals.offline, false),
          sql`${scormIntervals.toAt} <= ${sql.param(value('until'), scormIntervals.toAt)}`,
        ),
      )
      .orderBy(desc(scormIntervals.toAt))
      .limit(1),
  );
  return (await query.execute({ launchId, until }))[0];
};

export async function extendInterval(tx: Tx, id: string, toAt: Date): Promise<void> {
  const query = prepared(tx, 'scorm_extend_interval', (db) =>
    db
      .update(scormIntervals)
      .set({ toAt: value('toAt') as never })
      .where(eq(scormIntervals.id, value('id'))),
  );
  await query.execute({ id, toAt });
}

export async function updatePart(tx: Tx, state: typeof scormScoStates.$inferSelect): Promise<void> {
  const query = prepared(tx, 'scorm_update_part', (db) =>
    db
      .update(scormScoStates)
      .set({
        cmi: value('cmi') as never,
        completionStatus: value('completionStatus') as never,
        successStatus: value('successStatus') as never,
        scaledScore: value('scaledScore') as never,
        progressTenth: value('progressTenth') as never,
        statementsSent: value('statementsSent') as never,
        launchId: value('launchId') as never,
        sequence: value('sequence') as never,
        terminated: value('terminated') as never,
      })
      .where(and(eq(scormScoStates.attemptId, value('attemptId')), eq(scormScoStates.sco, value('sco')))),
  );
  await query.execute(state);
}

/** Placeholders do not carry an empty date: the end of a launch, which comes once, is written apart. */
type Position = Pick<typeof scormLaunches.$inferSelect, 'id' | 'appliedSequence' | 'expiresAt'>;

export async function updateLaunch(tx: Tx, position: Position): Promise<void> {
  const query = prepared(tx, 'scorm_update_launch', (db) =>
    db
      .update(scormLaunches)
      .set({
        appliedSequence: value('appliedSequence') as never,
        expiresAt: value('expiresAt') as never,
      })
      .where(eq(scormLaunches.id, value('id'))),
  );
  await query.execute(position);
}
