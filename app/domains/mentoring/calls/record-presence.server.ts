import { and, desc, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringPresence } from '#db/schema/mentoring.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { enterMeeting } from './enter-meeting.server.ts';

/** Heard again within this, somebody was there all the while. */
const GAP_MS = MINUTE_MS;

/** Records that this person is connected. */
export async function recordPresence(ctx: Ctx, id: string): Promise<void> {
  const { meeting } = await enterMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const at = { meetingId: meeting.id, personId: actor.id };
  const newPart = newId(ctx.now.getTime());
  await ctx.db.transact(async (tx) => {
    const [last] = await tx
      .select()
      .from(mentoringPresence)
      .where(and(eq(mentoringPresence.meetingId, at.meetingId), eq(mentoringPresence.personId, at.personId)))
      .orderBy(desc(mentoringPresence.toAt))
      .limit(1);
    if (last && ctx.now.getTime() - last.toAt.getTime() <= GAP_MS) {
      if (ctx.now > last.toAt)
        await tx.update(mentoringPresence).set({ toAt: ctx.now }).where(eq(mentoringPresence.id, last.id));
      return;
    }
    await tx.insert(mentoringPresence).values({ id: newPart, ...at, fromAt: ctx.now, toAt: ctx.now });
    await appendAudit(tx, ctx, 'mentoring.joined-meeting', meeting.id, {});
  });
}
