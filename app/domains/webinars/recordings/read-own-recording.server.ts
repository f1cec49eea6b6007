import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { findWholeAsset } from '#app/domains/webinars/internal/find-whole-asset.server.ts';
import { listRecordingCaptions } from '#app/domains/webinars/internal/list-recording-captions.server.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { recordings } from '#db/schema/webinars.ts';

export async function readOwnRecording(ctx: Ctx, webinarId: string) {
  const found = await requireOwnWebinar(ctx, webinarId);
  const [recording] = await ctx.db.read.select().from(recordings).where(eq(recordings.webinarId, webinarId));
  const asset = await findWholeAsset(ctx, webinarId);
  return {
    ...found,
    asset,
    recording: recording ?? null,
    captions: recording ? await listRecordingCaptions(ctx, recording.id) : [],
    questions: recording ? await listQuizQuestions(ctx.db.read, recording.versionId) : [],
    offered: recording ? (await readOwnCourse(ctx, recording.courseId))[0]! : null,
  };
}
