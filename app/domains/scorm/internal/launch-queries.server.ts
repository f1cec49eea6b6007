import { and, eq, getTableColumns } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Reader, Tx } from '#db/database.ts';
import { boundValue, boundValues, prepared } from '#db/prepared.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import {
  scormAttempts,
  scormLaunches,
  scormPackages,
  scormRecordSessions,
  scormScoStates,
} from '#db/schema/scorm.ts';

/** A launch with what can end it, and `more` columns. */
const selectLaunches = <More extends Record<string, PgColumn | PgTable | Record<string, PgColumn>>>(
  read: Reader,
  more: More,
) =>
  read
    .select({
      launch: scormLaunches,
      needs: scormPackages.needs,
      opaqueId: people.opaqueId,
      blockedAt: people.blockedAt,
      endedAt: registrations.endedAt,
      session: sessions.expiresAt,
      ...more,
    })
    .from(scormLaunches)
    .innerJoin(scormPackages, eq(scormPackages.id, scormLaunches.packageId))
    .innerJoin(people, eq(people.id, scormLaunches.personId))
    .innerJoin(registrations, eq(registrations.id, scormLaunches.registrationId))
    .leftJoin(sessions, eq(sessions.id, scormLaunches.sessionId));

const { sequencing: _, ...attemptColumns } = getTableColumns(scormAttempts);

export const findLaunchByToken = async (read: Reader, tokenHash: string) => {
  const query = prepared(read, 'scorm_launch_by_token', (db) =>
    selectLaunches(db, {
      attempt: attemptColumns,
      standard: scormPackages.standard,
      point: scormPackages.launch,
      kind: scormPackages.kind,
      ownRule: scormPackages.ownRule,
      name: people.name,
      language: registrations.language,
    })
      .innerJoin(scormAttempts, eq(scormAttempts.id, scormLaunches.attemptId))
      .where(eq(scormLaunches.tokenHash, boundValue('tokenHash'))),
  );
  return (await query.execute({ tokenHash }))[0];
};

/** A credential that a launch handed out, with everything that can end it. */
export const findRecordStoreSession = async (read: Reader, id: string) => {
  const query = prepared(read, 'scorm_record_session', (db) =>
    selectLaunches(db, { secretHash: scormRecordSessions.secretHash })
      .innerJoin(scormRecordSessions, eq(scormRecordSessions.launchId, scormLaunches.id))
      .where(eq(scormRecordSessions.id, boundValue('id'))),
  );
  return (await query.execute({ id }))[0];
};

/** Commits and bytes of a launch so far (`commit-limits.ts`). */
export async function updateLaunchUsage(
  tx: Tx,
  id: string,
  spent: { journalBytes: number; hour: number; hourCommits: number; hourBytes: number },
): Promise<void> {
  const query = prepared(tx, 'scorm_spend', (db) =>
    db
      .update(scormLaunches)
      .set(boundValues('journalBytes', 'hour', 'hourCommits', 'hourBytes'))
      .where(eq(scormLaunches.id, boundValue('id'))),
  );
  await query.execute({ id, ...spent });
}

/** A launch with its attempt and the state of one part; none where that part was never opened. */
export const readLaunchPosition = async (tx: Tx, launchId: string, sco: string) => {
  const query = prepared(tx, 'scorm_position', (db) =>
    db
      .select({ launch: scormLaunches, attempt: scormAttempts, part: scormScoStates })
      .from(scormLaunches)
      .innerJoin(scormAttempts, eq(scormAttempts.id, scormLaunches.attemptId))
      .leftJoin(
        scormScoStates,
        and(eq(scormScoStates.attemptId, scormAttempts.id), eq(scormScoStates.sco, boundValue('sco'))),
      )
      .where(eq(scormLaunches.id, boundValue('launchId'))),
  );
  return (await query.execute({ launchId, sco }))[0]!;
};

/** Placeholders do not carry an empty date: the end of a launch, which comes once, is written apart. */
type UpdatedLaunch = Pick<typeof scormLaunches.$inferSelect, 'id' | 'appliedSequence' | 'expiresAt'>;

export async function updateLaunch(tx: Tx, position: UpdatedLaunch): Promise<void> {
  const query = prepared(tx, 'scorm_update_launch', (db) =>
    db
      .update(scormLaunches)
      .set(boundValues('appliedSequence', 'expiresAt'))
      .where(eq(scormLaunches.id, boundValue('id'))),
  );
  await query.execute(position);
}
