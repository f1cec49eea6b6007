import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';
import { ChaptersInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { recordings } from '#db/schema/webinars.ts';

export async function setChapters(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const parsed = ChaptersInput.safeParse(raw);
  if (!parsed.success) throw new DomainError('invalid', {}, { chapters: 'chapters_malformed' });
  await ctx.db.transact(async (tx) => {
    await tx.update(recordings).set({ chapters: parsed.data }).where(eq(recordings.id, recording.id));
    await appendAudit(tx, ctx, 'webinars.chapters-set', recording.id, parsed.data);
  });
}
