import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { recordings } from '#db/schema/webinars.ts';

export async function publishRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  if (recording.published) return;
  await publishVersion(ctx, recording.versionId);
  await ctx.db.transact(async (tx) => {
    await tx.update(recordings).set({ published: true }).where(eq(recordings.id, recording.id));
    await appendAudit(tx, ctx, 'webinars.recording-published', recording.id, {});
  });
}
