import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { failsTest } from '#app/domains/catalogue/versions/fails-test.ts';
import type { NextTry, TestAttempt, TestResult } from '#app/domains/learning/completion/test-result.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { listAttemptsOfRegistration } from '#app/domains/scorm/internal/attempts.server.ts';
import { findHandedIn } from '#app/domains/scorm/internal/next-attempt.server.ts';
import { readPackageTest } from '#app/domains/scorm/internal/read-package-test.server.ts';
import { compareExact } from '#app/platform/exact.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** What came of the test of a package, attempt by attempt; null where it has reported none. The caller has shown that the registration is the reader's own. */
export async function readPackageResult(
  ctx: Ctx,
  { registration, offer, completion }: RegistrationStatus,
): Promise<TestResult | null> {
  const { rule } = offer.version;
  const rows = await listAttemptsOfRegistration(ctx.db.read, registration.id);
  const last = rows.at(-1);
  if (!last) return null;
  const own = await readPackageTest(ctx.db.read, last.packageId);
  const marks = [rule.minScore, own?.passMark ?? null].filter((mark) => mark !== null);
  const mark = marks.toSorted(compareExact).at(-1) ?? null;
  const attempts = rows.map((row, i): TestAttempt => {
    const { completionStatus, successStatus, scaledScore } = row;
    const isPassed =
      successStatus === 'passed' ||
      (mark !== null && scaledScore !== null && compareExact(scaledScore, mark) >= 0);
    // A score on the way, of an attempt that goes on, is no result yet.
    const isOver = completionStatus === 'completed' || successStatus === 'failed';
    const outcome = isOver && failsTest(rule, row, own) ? 'failed' : isPassed ? 'passed' : completionStatus === 'completed' ? 'done' : 'open'; // oxfmt-ignore
    return { number: i + 1, at: row.startedAt, outcome, score: scaledScore, right: null };
  });
  if (attempts.every(({ outcome, score }) => score === null && (outcome === 'open' || outcome === 'done')))
    return null;
  const next = attempts.at(-1)!.outcome === 'failed' ? await findNextTry(ctx, rule, last) : null;
  // Once it is complete, a later attempt takes nothing away.
  const counts = completion ? 'best' : (rule.counts ?? 'last');
  return { part: null, needed: mark === null ? null : { score: mark }, attempts, counts, next };
}

/** As `startLaunch` decides it: attempts are counted, and waited for, where the rule says so; one that was not handed in goes on. */
async function findNextTry(
  { db, now }: Ctx,
  { maxTries = 0, waitHours = 0 }: RegistrationStatus['offer']['version']['rule'],
  last: { id: string; number: number },
): Promise<NextTry | null> {
  if (maxTries === 0) return { code: 'now' };
  const endedAt = await findHandedIn(db.read, last.id);
  if (endedAt === null) return null;
  if (last.number >= maxTries) return { code: 'spent' };
  const until = new Date(endedAt.getTime() + waitHours * HOUR_MS);
  return until > now ? { code: 'wait', until } : { code: 'now' };
}
