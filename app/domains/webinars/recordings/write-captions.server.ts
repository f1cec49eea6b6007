import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';
import { CaptionsInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { recordingCaptions } from '#db/schema/webinars.ts';
import { parseWebVtt } from './web-vtt.ts';

/** Writes a language's captions; whatever was signed before must be signed again. */
export async function writeCaptions(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const { language, body, revision } = CaptionsInput.parse(raw);
  if (!parseWebVtt(body)) throw new DomainError('invalid', {}, { body: 'vtt_malformed' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const at = and(eq(recordingCaptions.recordingId, recording.id), eq(recordingCaptions.language, language));
    const [before] = await tx.select().from(recordingCaptions).where(at);
    if ((before?.revision ?? 0) !== revision) throw new DomainError('changed_meanwhile');
    const set = { body, revision: revision + 1, signedAt: null, signedBy: null, updatedAt: ctx.now };
    if (before) await tx.update(recordingCaptions).set(set).where(at);
    else await tx.insert(recordingCaptions).values({ id, recordingId: recording.id, language, ...set });
    await appendAudit(tx, ctx, 'webinars.captions-written', recording.id, {
      language,
      revision: revision + 1,
    });
  });
}
