import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { copyLiveCourseIn } from '#app/domains/catalogue/versions/copy-live-course.server.ts';
import { listCaptions } from '#app/domains/rooms/captions/list-captions.server.ts';
import { findWholeAsset } from '#app/domains/webinars/internal/find-whole-asset.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { recordingCaptions, recordings } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { formatWebVtt } from './web-vtt.ts';

/** How long a typed line is shown where the next one does not come sooner. */
const CUE_MS = 6000;

/**
 * Makes a draft of the recording as an activity of its own: the words of the webinar, its topic, the disclosures of its speakers,
 * and for each language that was typed in the room a draft of its captions.
 */
export async function draftRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const { webinar, offer } = await requireOwnWebinar(ctx, webinarId);
  const { actor } = ctx as SignedInCtx;
  const asset = await findWholeAsset(ctx, webinarId);
  if (!asset || !webinar.endedAt) throw new DomainError('no_recording');
  const typed = await listCaptions(ctx.db.read, webinarId);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    if ((await tx.$count(recordings, eq(recordings.webinarId, webinarId))) > 0) return;
    const minutes = Math.max(1, Math.round(asset.durationMs! / MINUTE_MS));
    const placed = await copyLiveCourseIn(tx, ctx, offer, { format: 'recording', minutes });
    await tx.insert(recordings).values({
      id,
      webinarId,
      courseId: placed.courseId,
      versionId: placed.versionId,
      assetId: asset.id,
      chapters: [],
      createdAt: ctx.now,
    });
    const begin = Date.parse(asset.recordedTimes?.[0]?.from ?? webinar.openedAt!.toISOString());
    for (const language of new Set(typed.map((each) => each.language))) {
      const lines = typed.filter((each) => each.language === language);
      const cues = lines.map((line, i) => {
        // People type after they have heard.
        const from = Math.max(0, line.at.getTime() - begin - 3000);
        const next = lines[i + 1] ? lines[i + 1]!.at.getTime() - begin - 3000 : Infinity;
        return { from, to: Math.max(from + 500, Math.min(from + CUE_MS, next)), text: line.text };
      });
      await tx.insert(recordingCaptions).values({
        id: newId(),
        recordingId: id,
        language,
        body: formatWebVtt(cues),
        revision: 1,
        updatedAt: ctx.now,
      });
    }
    await appendAudit(tx, ctx, 'webinars.recording-drafted', id, { webinarId, by: actor.opaqueId });
  });
}
