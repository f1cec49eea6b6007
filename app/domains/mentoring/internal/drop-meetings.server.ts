import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { notifyOfMeetingIn } from '#app/domains/mentoring/notifications.server.ts';
import type { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';

/** Cancels the future meetings of a pair that has ended: agreed ones are removed from both calendars. */
export async function dropMeetingsIn(
  tx: Tx,
  ctx: Ctx,
  { pair, self, other }: Pick<Awaited<ReturnType<typeof requireOwnPair>>, 'pair' | 'self' | 'other'>,
): Promise<void> {
  const coming = await tx
    .select()
    .from(mentoringMeetings)
    .where(
      and(
        eq(mentoringMeetings.pairId, pair.id),
        inArray(mentoringMeetings.state, ['proposed', 'agreed']),
        gt(mentoringMeetings.startsAt, ctx.now),
      ),
    );
  for (const before of coming) {
    const [meeting] = await tx
      .update(mentoringMeetings)
      .set({ state: 'cancelled', sequence: before.sequence + 1 })
      .where(eq(mentoringMeetings.id, before.id))
      .returning();
    if (before.state === 'agreed') {
      const to = (person: typeof self, about: typeof self) =>
        notifyOfMeetingIn(tx, ctx, person.person, 'meetingDropped', {
          meeting: meeting!,
          other: about.person.name,
        });
      await to(self, other);
      await to(other, self);
    }
    await appendAudit(tx, ctx, 'mentoring.meeting-cancelled', before.id, {});
  }
}
