import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnStream } from '#app/domains/webinars/internal/require-own-stream.server.ts';
import { requireRecordingSpace } from '#app/domains/webinars/internal/require-recording-space.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newToken, sha256 } from '#app/platform/ids.server.ts';
import { broadcastTickets } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { StreamPurpose } from './stream.ts';

const TICKET_MS = MINUTE_MS;

/** A right to send pictures from a browser: once, within a minute, for this stream. */
export async function makeBroadcastTicket(
  ctx: Ctx,
  webinarId: string,
  purpose: StreamPurpose,
): Promise<string> {
  const stream = await requireOwnStream(ctx, webinarId, purpose);
  const { actor } = ctx as SignedInCtx;
  if (!ctx.video.ffmpeg) throw new DomainError('no_ffmpeg');
  if (stream.state !== 'active') await requireRecordingSpace(ctx);
  const ticket = newToken();
  await ctx.db.transact(async (tx) => {
    await tx.insert(broadcastTickets).values({
      id: sha256(ticket),
      streamId: stream.id,
      personId: actor.id,
      expiresAt: new Date(ctx.now.getTime() + TICKET_MS),
    });
    await appendAudit(tx, ctx, 'webinars.ticket-made', stream.id, {});
  });
  return ticket;
}
