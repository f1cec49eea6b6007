import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { findStream } from '#app/domains/webinars/streams/find-stream.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { webinars } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** A host may open the room this long before the time, and rehearse at any time before. */
const EARLY_MS = 30 * MINUTE_MS;

/** Lets everybody in: from now on the stream is seen and minutes count. The rule in force is fixed. */
export async function openWebinar(ctx: Ctx, webinarId: string): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  if (webinar.state !== 'announced') throw new DomainError('webinar_not_announced');
  if (webinar.endedAt) throw new DomainError('webinar_over');
  if (webinar.openedAt) return;
  if (webinar.startsAt.getTime() - ctx.now.getTime() > EARLY_MS) throw new DomainError('too_early');
  const stream = await findStream(ctx, webinarId, 'live');
  await changeRoom(ctx, webinarId, async (tx) => {
    await tx.update(webinars).set({ openedAt: ctx.now }).where(eq(webinars.id, webinarId));
    const state = stream?.state === 'active' ? 'live' : 'waiting';
    await appendEventsIn(tx, ctx, webinarId, [{ kind: 'stream', body: { state } }]);
    await appendAudit(tx, ctx, 'webinars.opened', webinarId, {});
  });
}
