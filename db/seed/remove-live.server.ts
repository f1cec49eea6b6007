import { inArray, or } from 'drizzle-orm';
import type { Tx } from '../database.ts';
import * as t from '../schema.ts';

type Ids = string[];
const idsOf = async (rows: Promise<{ id: string }[]>): Promise<Ids> => (await rows).map((row) => row.id);

/** What sample people held live, and what they said and did where others did. */
export async function removeLive(
  tx: Tx,
  { own, courses, versions, registrations }: Record<'own' | 'courses' | 'versions' | 'registrations', Ids>,
): Promise<void> {
  const held = await idsOf(
    tx
      .select({ id: t.webinars.id })
      .from(t.webinars)
      .where(or(inArray(t.webinars.hostId, own), inArray(t.webinars.courseId, courses))),
  );
  const streams = await idsOf(
    tx
      .select({ id: t.webinarStreams.id })
      .from(t.webinarStreams)
      .where(inArray(t.webinarStreams.webinarId, held)),
  );
  const recordings = await idsOf(
    tx.select({ id: t.recordings.id }).from(t.recordings).where(inArray(t.recordings.webinarId, held)),
  );
  const sessions = await idsOf(
    tx
      .select({ id: t.webinarSessions.id })
      .from(t.webinarSessions)
      .where(
        or(
          inArray(t.webinarSessions.registrationId, registrations),
          inArray(t.webinarSessions.webinarId, held),
        ),
      ),
  );
  await tx.delete(t.webinarTasks).where(inArray(t.webinarTasks.webinarId, held));
  await tx.delete(t.webinarTests).where(inArray(t.webinarTests.registrationId, registrations));
  await tx.delete(t.webinarQuestions).where(inArray(t.webinarQuestions.versionId, versions));
  await tx.delete(t.recordingCaptions).where(inArray(t.recordingCaptions.recordingId, recordings));
  await tx.delete(t.recordings).where(inArray(t.recordings.id, recordings));
  await tx
    .delete(t.webinarCorrections)
    .where(
      or(inArray(t.webinarCorrections.registrationId, registrations), inArray(t.webinarCorrections.by, own)),
    );
  await tx.delete(t.webinarIntervals).where(inArray(t.webinarIntervals.sessionId, sessions));
  await tx.delete(t.webinarSessions).where(inArray(t.webinarSessions.id, sessions));
  await tx
    .delete(t.broadcastTickets)
    .where(or(inArray(t.broadcastTickets.personId, own), inArray(t.broadcastTickets.streamId, streams)));
  await tx.delete(t.webinarAssets).where(inArray(t.webinarAssets.streamId, streams));
  await tx.delete(t.webinarStreams).where(inArray(t.webinarStreams.id, streams));
  await tx
    .delete(t.webinarSeats)
    .where(or(inArray(t.webinarSeats.webinarId, held), inArray(t.webinarSeats.personId, own)));
  await tx.delete(t.webinarRules).where(inArray(t.webinarRules.webinarId, held));
  await tx
    .delete(t.webinarStaff)
    .where(or(inArray(t.webinarStaff.webinarId, held), inArray(t.webinarStaff.personId, own)));
  await tx.delete(t.webinars).where(inArray(t.webinars.id, held));
  await removeRooms(tx, own, held);
}

async function removeRooms(tx: Tx, own: Ids, rooms: Ids): Promise<void> {
  const prompts = await idsOf(
    tx.select({ id: t.roomPrompts.id }).from(t.roomPrompts).where(inArray(t.roomPrompts.roomId, rooms)),
  );
  const questions = await idsOf(
    tx
      .select({ id: t.roomQuestions.id })
      .from(t.roomQuestions)
      .where(or(inArray(t.roomQuestions.roomId, rooms), inArray(t.roomQuestions.personId, own))),
  );
  await tx
    .delete(t.roomAnswers)
    .where(or(inArray(t.roomAnswers.promptId, prompts), inArray(t.roomAnswers.personId, own)));
  await tx.delete(t.roomPrompts).where(inArray(t.roomPrompts.id, prompts));
  await tx
    .delete(t.roomVotes)
    .where(or(inArray(t.roomVotes.questionId, questions), inArray(t.roomVotes.personId, own)));
  await tx.delete(t.roomQuestions).where(inArray(t.roomQuestions.id, questions));
  await tx
    .delete(t.roomRestrictions)
    .where(or(inArray(t.roomRestrictions.personId, own), inArray(t.roomRestrictions.by, own)));
  for (const table of [t.roomMessages, t.roomHands, t.roomEvents, t.roomRestrictions])
    await tx.delete(table).where(or(inArray(table.roomId, rooms), inArray(table.personId, own)));
  await tx.delete(t.roomSlides).where(inArray(t.roomSlides.roomId, rooms));
  await tx.delete(t.rooms).where(inArray(t.rooms.id, rooms));
}
