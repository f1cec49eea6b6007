import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { findOwnRegistration } from '#app/domains/learning/registrations/find-own-registration.server.ts';
import { listRecordingCaptions } from '#app/domains/webinars/internal/list-recording-captions.server.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { recordings, webinarAssets } from '#db/schema/webinars.ts';
import { chaptersWithin, secondsWithin, windowOf } from './recording-window.ts';
import { readViewing } from './read-viewing.server.ts';
import { isWatchedThrough } from './viewing-rule.ts';

/** A published recording as a viewer sees it, on the time of what they get, with how far they have come. Throws `not_found`. */
export async function readRecording(ctx: Ctx, slug: string) {
  const published = await readPublishedCourse(ctx, slug);
  const [row] = await ctx.db.read
    .select({ recording: recordings, asset: webinarAssets })
    .from(recordings)
    .innerJoin(webinarAssets, eq(webinarAssets.id, recordings.assetId))
    .where(eq(recordings.courseId, published.course.id));
  if (!row) throw new DomainError('not_found');
  const registered = ctx.actor ? await findOwnRegistration(ctx, published.course.id) : null;
  const window = windowOf(row.asset);
  const watched = registered ? await readViewing(ctx.db.read, registered.registration.id, window) : null;
  const captions = await listRecordingCaptions(ctx, row.recording.id);
  return {
    ...published,
    recording: row.recording,
    asset: row.asset,
    window,
    durationMs: window.to - window.from,
    chapters: chaptersWithin(row.recording.chapters, window),
    registered,
    watched,
    isThrough: watched !== null && isWatchedThrough(watched.percent),
    captions: captions.filter((each) => each.signedAt !== null).map(({ language }) => language),
    questions: (await listQuizQuestions(ctx.db.read, row.recording.versionId)).map(
      ({ right: _, atSeconds, ...question }) => ({
        ...question,
        atSeconds: atSeconds === null ? null : secondsWithin(atSeconds, window),
      }),
    ),
  };
}
