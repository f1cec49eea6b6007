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
  const pairs = (
    await tx
      .select({ id: t.mentoringPairs.id })
      .from(t.mentoringPairs)
      .where(or(inArray(t.mentoringPairs.menteeId, profiles), inArray(t.mentoringPairs.mentorId, profiles)))
  ).map(({ id }) => id);
  const meetings = (
    await tx
      .select({ id: t.mentoringMeetings.id })
      .from(t.mentoringMeetings)
      .where(inArray(t.mentoringMeetings.pairId, pairs))
  ).map(({ id }) => id);
  for (const table of [t.mentoringConfirmations, t.mentoringPresence])
    await tx.delete(table).where(inArray(table.meetingId, meetings));
  await tx.delete(t.mentoringMeetings).where(inArray(t.mentoringMeetings.id, meetings));
  for (const table of [t.roomMessages, t.roomEvents])
    await tx.delete(table).where(inArray(table.roomId, meetings));
  await tx.delete(t.rooms).where(inArray(t.rooms.id, meetings));
  for (const table of [t.mentoringGoals, t.mentoringNotes, t.mentoringFits])
    await tx.delete(table).where(inArray(table.pairId, pairs));
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
