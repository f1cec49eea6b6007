import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listRoomSlides } from '#app/domains/rooms/internal/list-room-slides.server.ts';
import { promptView } from '#app/domains/rooms/prompts/prompt-view.ts';
import type { EventBodies, EventKind, StreamState } from '#app/domains/rooms/types.ts';
import { people } from '#db/schema/accounts.ts';
import {
  roomAnswers,
  roomEvents,
  roomHands,
  roomMessages,
  roomPrompts,
  roomQuestions,
  roomRestrictions,
  roomVotes,
  rooms,
} from '#db/schema/rooms.ts';
import type { RoomState } from './room-state.ts';
import type { Seat } from './seat.ts';

const LATEST_MESSAGES = 100;

/** A room as this person sees it now. The events after `number` change it. */
export async function readRoom(ctx: Ctx, seat: Seat, stream: StreamState): Promise<RoomState> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { roomId, staff } = seat;
  const by = (row: { personId: string; name: string; region: string | null }) => ({
    name: row.name,
    place: row.region,
    own: row.personId === actor.id,
  });
  // The number first: an event that comes while the rest is read is then applied twice, not lost.
  const [room] = await ctx.db.read.select().from(rooms).where(eq(rooms.id, roomId));
  const messages = await ctx.db.read
    .select({ message: roomMessages, personId: people.id, name: people.name, region: people.region })
    .from(roomMessages)
    .innerJoin(people, eq(people.id, roomMessages.personId))
    .where(eq(roomMessages.roomId, roomId))
    .orderBy(desc(roomMessages.at), desc(roomMessages.id))
    .limit(LATEST_MESSAGES);
  const questions = await ctx.db.read
    .select({
      question: roomQuestions,
      personId: people.id,
      name: people.name,
      region: people.region,
      votes:
        sql<number>`(select count(*) from ${roomVotes} where ${roomVotes.questionId} = ${roomQuestions.id})`.mapWith(
          Number,
        ),
      voted:
        sql<number>`(select count(*) from ${roomVotes} where ${roomVotes.questionId} = ${roomQuestions.id} and ${roomVotes.personId} = ${actor.id})`.mapWith(
          Number,
        ),
    }) // oxfmt-ignore
    .from(roomQuestions)
    .innerJoin(people, eq(people.id, roomQuestions.personId))
    .where(eq(roomQuestions.roomId, roomId))
    .orderBy(asc(roomQuestions.at));
  const prompts = await ctx.db.read
    .select()
    .from(roomPrompts)
    .where(and(eq(roomPrompts.roomId, roomId), staff ? undefined : ne(roomPrompts.state, 'draft')))
    .orderBy(asc(roomPrompts.position), asc(roomPrompts.createdAt), asc(roomPrompts.id));
  const promptIds = prompts.map((each) => each.id);
  const answers =
    promptIds.length === 0
      ? []
      : await ctx.db.read
          .select({
            promptId: roomAnswers.promptId,
            choice: roomAnswers.choice,
            n: sql<number>`count(*)`.mapWith(Number),
            own: sql<number>`sum(case when ${roomAnswers.personId} = ${actor.id} then 1 else 0 end)`.mapWith(
              Number,
            ),
          }) // oxfmt-ignore
          .from(roomAnswers)
          .where(inArray(roomAnswers.promptId, promptIds))
          .groupBy(roomAnswers.promptId, roomAnswers.choice);
  const slides = await listRoomSlides(ctx.db.read, roomId);
  const [slide, sending] = [await latest(ctx, roomId, 'slide'), await latest(ctx, roomId, 'sending')];
  const captions = await ctx.db.read
    .select()
    .from(roomEvents)
    .where(and(eq(roomEvents.roomId, roomId), eq(roomEvents.kind, 'caption')))
    .orderBy(desc(roomEvents.number))
    .limit(20);
  const hands = await ctx.db.read
    .select({ id: people.opaqueId, personId: people.id, name: people.name, place: people.region })
    .from(roomHands)
    .innerJoin(people, eq(people.id, roomHands.personId))
    .where(eq(roomHands.roomId, roomId))
    .orderBy(asc(roomHands.raisedAt));
  const [restriction] = await ctx.db.read
    .select()
    .from(roomRestrictions)
    .where(and(eq(roomRestrictions.roomId, roomId), eq(roomRestrictions.personId, actor.id)));

  return {
    number: room?.lastNumber ?? 0,
    messages: messages
      .filter(({ message, personId }) => message.state !== 'silenced' || personId === actor.id)
      .reverse()
      .map((row) => ({
        id: row.message.id,
        by: by(row),
        text: row.message.state === 'deleted' ? '' : row.message.body,
        at: row.message.at.toISOString(),
        pinned: row.message.pinnedAt !== null,
        deleted: row.message.state === 'deleted',
      })),
    questions: questions
      .filter(
        ({ question, personId }) =>
          personId === actor.id ||
          question.state === 'open' ||
          question.state === 'answered' ||
          (staff && question.state !== 'silenced'),
      )
      .map((row) => ({
        id: row.question.id,
        by: by(row),
        text: row.question.body,
        at: row.question.at.toISOString(),
        // Who was silenced does not know.
        state: row.question.state === 'silenced' ? 'open' : row.question.state,
        votes: row.votes,
        voted: row.voted > 0,
        answer: row.question.answer,
      })),
    prompts: prompts.map((row) => {
      const own = answers.filter((each) => each.promptId === row.id);
      const options = row.kind === 'check' ? ['here'] : row.options;
      const tally = options.map((_, i) => own.find((each) => each.choice === i)?.n ?? 0);
      return {
        ...promptView(row),
        chosen: own.find((each) => each.own > 0)?.choice ?? null,
        tally: staff || (row.state === 'closed' && row.kind === 'poll') ? tally : null,
      };
    }),
    captions: captions
      .reverse()
      .map(({ body, at }) => ({ ...(body as EventBodies['caption']), at: at.toISOString() })),
    slides,
    slide: slide?.number ?? null,
    hands: staff ? hands.map(({ id, name, place }) => ({ id, name, place })) : [],
    ownHand: hands.some((each) => each.personId === actor.id),
    called: false,
    sending: sending ?? { sound: true, picture: true },
    stream,
    blocked: restriction?.state === 'blocked',
  };
}

/** The body of the newest event of a kind. */
async function latest<Kind extends EventKind>(
  ctx: Ctx,
  roomId: string,
  kind: Kind,
): Promise<EventBodies[Kind] | undefined> {
  const [event] = await ctx.db.read
    .select({ body: roomEvents.body })
    .from(roomEvents)
    .where(and(eq(roomEvents.roomId, roomId), eq(roomEvents.kind, kind)))
    .orderBy(desc(roomEvents.number))
    .limit(1);
  // As `appendEventsIn` stored it.
  return event?.body as EventBodies[Kind] | undefined;
}
