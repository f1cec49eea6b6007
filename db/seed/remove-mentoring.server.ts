import { inArray, or } from 'drizzle-orm';
import type { Tx } from '../database.ts';
import * as t from '../schema.ts';

/** Mentoring programmes of sample associations, and what sample people did in any. */
export async function removeMentoring(tx: Tx, own: string[], associations: string[]): Promise<void> {
  const programmes = (
    await tx
      .select({ id: t.mentoringProgrammes.id })
      .from(t.mentoringProgrammes)
      .where(inArray(t.mentoringProgrammes.associationId, associations))
  ).map(({ id }) => id);
  const profiles = (
    await tx
      .select({ id: t.mentoringProfiles.id })
      .from(t.mentoringProfiles)
      .where(
        or(inArray(t.mentoringProfiles.programmeId, programmes), inArray(t.mentoringProfiles.personId, own)),
      )
  ).map(({ id }) => id);
  const rounds = (
    await tx
      .select({ id: t.mentoringRounds.id })
      .from(t.mentoringRounds)
      .where(inArray(t.mentoringRounds.programmeId, programmes))
  ).map(({ id }) => id);
  for (const table of [t.mentoringPairs, t.mentoringMatches])
    await tx
      .delete(table)
      .where(
        or(
          inArray(table.menteeId, profiles),
          inArray(table.mentorId, profiles),
          inArray(table.roundId, rounds),
        ),
      );
  await tx.delete(t.mentoringRounds).where(inArray(t.mentoringRounds.id, rounds));
  await tx
    .delete(t.mentoringBlocks)
    .where(or(inArray(t.mentoringBlocks.personId, own), inArray(t.mentoringBlocks.blockedId, own)));
  await tx.delete(t.mentoringProfiles).where(inArray(t.mentoringProfiles.id, profiles));
  await tx.delete(t.mentoringProgrammes).where(inArray(t.mentoringProgrammes.id, programmes));
}
