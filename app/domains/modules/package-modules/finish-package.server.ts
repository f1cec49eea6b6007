import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { isAttemptDone } from '#app/domains/learning/completion/attempts.ts';
import { readRegistrationStatus } from '#app/domains/learning/registrations/read-registration-status.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import { evaluateCourseIn } from '#app/domains/modules/progress/evaluate-course.server.ts';
import { finishModuleIn } from '#app/domains/modules/progress/finish-module.server.ts';
import { keepBestScoreIn } from '#app/domains/modules/progress/keep-best-score.server.ts';
import { findAttemptStatus } from '#app/domains/scorm/attempts/find-attempt-status.server.ts';
import { PACKAGE_DONE } from '#app/domains/scorm/attempts/report-package-done.server.ts';
import { handlerOf, type JobHandler } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { findModuleOfPackage } from './find-module-of-package.server.ts';

/** Job. Marks the module as done whose package says so, and evaluates the course. Running it again changes nothing. */
export const finishPackageHandler = (platform: Platform): JobHandler =>
  handlerOf(PACKAGE_DONE, async ({ registrationId, packageId }, { id, now }) => {
    const ctx: Ctx = { ...processCtx(platform, now), requestId: id };
    const { read } = ctx.db;
    const registered = await readRegistrationStatus(ctx, registrationId);
    const { courseId, versionId, personId, endedAt } = registered.registration;
    if (endedAt) return;
    const moduleId = await findModuleOfPackage(read, { courseId, versionId }, packageId);
    // Its learner has moved to a version that has no package there.
    if (moduleId === null) return;
    const structure = await readStructureOf(read, versionId, true);
    const module = structure.modules.find((each) => each.id === moduleId)!;
    const { name } = await readModuleWords(read, versionId, module, structure.source);
    const learner = (await actAs(ctx, personId)) as SignedInCtx;
    await ctx.db.transact(async (tx) => {
      const status = await findAttemptStatus(tx, registrationId, packageId);
      if (!status || !isAttemptDone(status)) return;
      const score = status.scaledScore === null || Number(status.scaledScore) < 0 ? null : status.scaledScore;
      if (score !== null) await keepBestScoreIn(tx, registrationId, module.id, score);
      const passed = status.successStatus === 'passed' ? score : null;
      const result = {
        completion: true,
        ...(passed === null ? {} : { success: true, score: { scaled: Number(passed) } }),
      };
      await finishModuleIn(tx, learner, { registered, module }, passed, { name, result });
      await evaluateCourseIn(tx, learner, registrationId);
    });
  });
