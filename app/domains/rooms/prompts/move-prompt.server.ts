import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { MovePromptInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomPrompts } from '#db/schema/rooms.ts';

/** Puts a poll before or after its neighbour among those that are not asked yet; at the end of the list it stays where it is. */
export async function movePrompt(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, to } = MovePromptInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const all = await tx
      .select({ id: roomPrompts.id, state: roomPrompts.state, position: roomPrompts.position })
      .from(roomPrompts)
      .where(eq(roomPrompts.roomId, seat.roomId))
      .orderBy(asc(roomPrompts.position), asc(roomPrompts.createdAt), asc(roomPrompts.id));
    const drafts = all.filter(({ state }) => state === 'draft');
    const at = drafts.findIndex((each) => each.id === id);
    if (at < 0) throw new DomainError('not_found');
    const [own] = drafts.splice(at, 1);
    drafts.splice(Math.max(0, to === 'up' ? at - 1 : at + 1), 0, own!);
    const asked = all.filter(({ state }) => state !== 'draft');
    for (const [i, each] of [...asked, ...drafts].entries())
      if (each.position !== i + 1)
        await tx
          .update(roomPrompts)
          .set({ position: i + 1 })
          .where(eq(roomPrompts.id, each.id));
    await appendAudit(tx, ctx, 'rooms.prompt-moved', id, { to });
  });
}
