import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { roomPrompts, roomSlides, rooms } from '#db/schema/rooms.ts';

/**
 * Makes a room with what was prepared in another one: whether it is moderated, its slides, and its polls as drafts. Messages and questions are not copied. The caller has
 * authorised.
 */
export async function copyRoomIn(tx: Tx, ctx: Ctx, from: string, roomId: string): Promise<void> {
  const [room] = await tx.select().from(rooms).where(eq(rooms.id, from));
  await tx.insert(rooms).values({ id: roomId, moderated: room!.moderated, createdAt: ctx.now });
  const slides = await tx.select().from(roomSlides).where(eq(roomSlides.roomId, from));
  for (const slide of slides)
    await tx.insert(roomSlides).values({ ...slide, id: newId(), roomId, createdAt: ctx.now });
  const polls = await tx
    .select()
    .from(roomPrompts)
    .where(and(eq(roomPrompts.roomId, from), eq(roomPrompts.kind, 'poll')))
    .orderBy(asc(roomPrompts.position), asc(roomPrompts.createdAt), asc(roomPrompts.id));
  for (const [i, { question, options }] of polls.entries())
    await tx.insert(roomPrompts).values({
      id: newId(),
      roomId,
      kind: 'poll',
      question,
      options,
      state: 'draft',
      position: i + 1,
      createdAt: ctx.now,
    });
}
