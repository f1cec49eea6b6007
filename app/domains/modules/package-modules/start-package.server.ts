import { z } from 'zod';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { isAttemptDone } from '#app/domains/learning/completion/attempts.ts';
import { recordStudySignalIn } from '#app/domains/learning/completion/record-study-signal.server.ts';
import { listKnownLanguages } from '#app/domains/modules/internal/known-languages.server.ts';
import {
  findModulePackage,
  listOtherPackages,
} from '#app/domains/modules/internal/module-packages.server.ts';
import { readModuleWords } from '#app/domains/modules/internal/module-words.server.ts';
import { requireOwnModule } from '#app/domains/modules/internal/own-module.server.ts';
import { openModuleIn } from '#app/domains/modules/progress/open-module.server.ts';
import { reportPackageDoneIn } from '#app/domains/scorm/attempts/report-package-done.server.ts';
import { findAttemptStatus } from '#app/domains/scorm/attempts/find-attempt-status.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { carryStatesIn } from '#app/domains/scorm/versions/carry-states.server.ts';
import { DomainError } from '#app/platform/errors.ts';

const Input = z.object({ again: z.string().default('') });

/**
 * Opens the package of a module and returns the id of its launch. Who had begun it in an earlier version of the course goes on where the
 * parts are the same; `again`: begins another attempt. Throws `not_found` and `module_locked`.
 */
export async function startPackage(ctx: Ctx, slug: string, moduleId: string, raw: unknown): Promise<string> {
  const { registered, structure, module } = await requireOwnModule(ctx, slug, moduleId);
  const isNewAttempt = Input.parse(raw).again !== '';
  const { registration } = registered;
  const { id, courseId, versionId, language: chosen } = registration;
  const known = await listKnownLanguages(ctx as SignedInCtx);
  const found = await findModulePackage(ctx.db.read, versionId, module.id, [chosen, known, structure.source]);
  if (!found) throw new DomainError('not_found');
  const { packageId, language } = found;
  const others = await listOtherPackages(ctx.db.read, { courseId, versionId }, moduleId, language);
  const words = await readModuleWords(ctx.db.read, versionId, module, structure.source);
  await ctx.db.transact(async (tx) => {
    await recordStudySignalIn(tx, registration, ctx.now);
    await openModuleIn(tx, ctx as SignedInCtx, { registered, module, words }, { page: 1 });
    for (const before of others.filter((each) => each !== packageId)) {
      if (!(await findAttemptStatus(tx, id, before))) continue;
      await carryStatesIn(tx, id, before, packageId);
      break;
    }
    // It may have been done in a version before, or in a window that was still open when its learner moved.
    const status = await findAttemptStatus(tx, id, packageId);
    if (status && isAttemptDone(status))
      await reportPackageDoneIn(tx, ctx.now, { registrationId: id, packageId });
  });
  return startLaunch(ctx, id, { isNewAttempt, moduleOf: packageId });
}
