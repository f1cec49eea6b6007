import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { countChoicesIn } from '#app/domains/rooms/internal/count-choices.server.ts';
import { matchPrompt } from '#app/domains/rooms/internal/match-prompt.server.ts';
import { requireNotBlockedIn } from '#app/domains/rooms/moderation/require-not-blocked.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { AnswerInput } from '#app/domains/rooms/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomAnswers, roomPrompts } from '#db/schema/rooms.ts';

/** Answers once. After closing only where `stillOpen` says that this person is watching that moment now (catching up). */
export async function answerPrompt(
  ctx: Ctx,
  seat: Seat,
  raw: unknown,
  stillOpen: (openedAt: Date) => Promise<boolean>,
): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { id, choice } = AnswerInput.parse(raw);
  const [prompt] = await ctx.db.read.select().from(roomPrompts).where(matchPrompt(seat, id));
  if (!prompt?.openedAt || choice >= Math.max(1, prompt.options.length)) throw new DomainError('not_found');
  const open = prompt.state === 'open' && prompt.closesAt! >= ctx.now;
  if (!open && !(await stillOpen(prompt.openedAt))) throw new DomainError('prompt_closed');
  await changeRoom(ctx, seat.roomId, async (tx) => {
    await requireNotBlockedIn(tx, ctx, seat);
    const [made] = await tx
      .insert(roomAnswers)
      .values({ promptId: id, personId: actor.id, choice, at: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!made) return;
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'prompt-changed', body: { id, set: { chosen: choice } }, audience: actor.id },
      {
        kind: 'prompt-changed',
        body: { id, set: { tally: await countChoicesIn(tx, prompt) } },
        audience: 'staff',
      },
    ]);
  });
}
