import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { matchPrompt } from '#app/domains/rooms/internal/match-prompt.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { ChangePromptInput, PromptInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mustBeUnchanged } from '#app/platform/revision.server.ts';
import { roomPrompts } from '#db/schema/rooms.ts';
import { promptRevision } from './prompt-revision.server.ts';
import { promptView } from './prompt-view.ts';

/** Rewrites a poll that has not been asked yet. Throws `not_found` for any other, and `changed_meanwhile`. */
export async function changePrompt(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, revision } = ChangePromptInput.parse(raw);
  const { question, options } = PromptInput.parse({ ...(raw as object), kind: 'poll' });
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const at = and(matchPrompt(seat, id), eq(roomPrompts.kind, 'poll'), eq(roomPrompts.state, 'draft'));
    const [before] = await tx.select().from(roomPrompts).where(at);
    if (!before) throw new DomainError('not_found');
    mustBeUnchanged(revision, promptRevision(before));
    const [row] = await tx.update(roomPrompts).set({ question, options }).where(at).returning();
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'prompt', body: promptView(row!), audience: 'staff' },
    ]);
    await appendAudit(tx, ctx, 'rooms.prompt-changed', id, { question, options });
  });
}
