import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';

/** One's own meeting, with the pair; to others it does not exist. */
export async function requireOwnMeeting(ctx: Ctx, id: string) {
  const [meeting] = await ctx.db.read.select().from(mentoringMeetings).where(eq(mentoringMeetings.id, id));
  const own = await requireOwnPair(ctx, meeting?.pairId ?? '');
  return { ...own, meeting: meeting! };
}
