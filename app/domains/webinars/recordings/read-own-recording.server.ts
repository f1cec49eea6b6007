import { eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { findWholeAsset } from '#app/domains/webinars/internal/find-whole-asset.server.ts';
import { listRecordingCaptions } from '#app/domains/webinars/internal/list-recording-captions.server.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { recordings, webinarAssets } from '#db/schema/webinars.ts';

export async function readOwnRecording(ctx: Ctx, webinarId: string) {
  const found = await requireOwnWebinar(ctx, webinarId);
  const [recording] = await ctx.db.read.select().from(recordings).where(eq(recordings.webinarId, webinarId));
  const assets = recording ? await readAssets(ctx, recording) : null;
  return {
    ...found,
    /** The whole, of which there is a recording or can be one. */
    asset: assets ? assets.whole : await findWholeAsset(ctx, webinarId),
    shown: assets?.shown ?? null,
    next: assets?.next ?? null,
    recording: recording ?? null,
    captions: recording ? await listRecordingCaptions(ctx, recording.id) : [],
    questions: recording ? await listQuizQuestions(ctx.db.read, recording.versionId) : [],
    offered: recording ? (await readOwnCourse(ctx, recording.courseId))[0]! : null,
  };
}

/** What learners get, what is to take its place, and the whole of both; null where the engine has the whole no more. */
async function readAssets(
  ctx: Ctx,
  { assetId, nextAssetId }: { assetId: string; nextAssetId: string | null },
) {
  const rows = await ctx.db.read
    .select()
    .from(webinarAssets)
    .where(inArray(webinarAssets.id, nextAssetId ? [assetId, nextAssetId] : [assetId]));
  const shown = rows.find(({ id }) => id === assetId)!;
  const next = rows.find(({ id }) => id === nextAssetId) ?? null;
  const whole = shown.clipOf
    ? (await ctx.db.read.select().from(webinarAssets).where(eq(webinarAssets.id, shown.clipOf)))[0]!
    : shown;
  return { shown, next, whole: whole.state === 'ready' ? whole : null };
}
