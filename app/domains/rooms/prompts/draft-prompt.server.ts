import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { PositionInput, PromptInput } from '#app/domains/rooms/schemas.ts';
import { nextPositionIn } from '#app/domains/rooms/internal/next-position.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { roomPrompts } from '#db/schema/rooms.ts';
import { promptView } from './prompt-view.ts';

/** Writes a poll or a check down; it is opened later, or at once with `openPrompt`. */
export async function draftPrompt(ctx: Ctx, seat: Seat, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, seat.staff);
  const input = PromptInput.parse(raw);
  const { position } = PositionInput.parse(raw);
  const id = newId();
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [row] = await tx
      .insert(roomPrompts)
      .values({
        id,
        roomId: seat.roomId,
        ...input,
        options: input.kind === 'check' ? [] : input.options,
        state: 'draft',
        position: position ?? (await nextPositionIn(tx, seat.roomId)),
        createdAt: ctx.now,
      })
      .returning();
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'prompt', body: promptView(row!), audience: 'staff' },
    ]);
    await appendAudit(tx, ctx, 'rooms.prompt-drafted', id, input);
  });
  return id;
}
