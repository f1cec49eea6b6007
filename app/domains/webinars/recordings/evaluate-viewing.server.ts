import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { evaluateCompletionIn } from '#app/domains/learning/completion/evaluate-completion.server.ts';
import { findIncompleteRegistrationIn } from '#app/domains/learning/completion/find-incomplete-registration.server.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { recordings, webinarAssets, webinarTests } from '#db/schema/webinars.ts';
import { windowOf } from './recording-window.ts';
import { readViewing } from './read-viewing.server.ts';
import { isWatchedThrough } from './viewing-rule.ts';

/** As `judgeSeatIn`, for whoever watches the recording: real coverage, and its questions answered. */
export async function evaluateViewingIn(tx: Tx, ctx: Ctx, registrationId: string): Promise<void> {
  const [row] = await tx
    .select({ recording: recordings, asset: webinarAssets, versionId: registrations.versionId })
    .from(registrations)
    .innerJoin(recordings, eq(recordings.versionId, registrations.versionId))
    .innerJoin(webinarAssets, eq(webinarAssets.id, recordings.assetId))
    .where(eq(registrations.id, registrationId));
  if (!row) return;
  const window = windowOf(row.asset);
  const { ms, percent } = await readViewing(tx, registrationId, window);
  if (!isWatchedThrough(percent)) return;
  const questions = await listQuizQuestions(tx, row.versionId);
  const tests = await tx.select().from(webinarTests).where(eq(webinarTests.registrationId, registrationId));
  if (questions.length > 0 && !tests.some((each) => each.right * 100 >= each.asked * 60)) return;
  const [version] = await tx.select().from(courseVersions).where(eq(courseVersions.id, row.versionId));
  const open = await findIncompleteRegistrationIn(tx, registrationId);
  if (!open) return;
  await evaluateCompletionIn(
    tx,
    ctx,
    open,
    {
      completionStatus: 'completed',
      successStatus: null,
      scaledScore: null,
      test: null,
      startedAt: null,
      countedMs: ms,
    },
    {
      kind: 'recording',
      recordingId: row.recording.id,
      percent,
      minutesOfVersion: version!.minutes,
      ...(row.asset.clipOf ? { part: { fromMs: window.from, toMs: window.to } } : {}),
    },
  );
}
