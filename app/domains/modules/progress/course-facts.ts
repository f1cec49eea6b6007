import type { RuntimeFacts } from '#app/domains/learning/completion/completion-rule.ts';
import { compareExact } from '#app/platform/exact.ts';
import type { CourseStructure, Module } from '#app/domains/modules/types.ts';
import { mustBePassed } from '#app/domains/modules/sources/completion-rule.ts';
import { mean } from '#app/domains/modules/questions/score.ts';
import type { ModuleProgress, ProgressOf } from './conditions.ts';

/**
 * What the modules of a course amount to: completed when all that is required is done, and passed then where some of it has a pass
 * mark. The score is the mean of the modules that must be passed.
 */
export function courseFacts(
  structure: CourseStructure,
  progressOf: ProgressOf,
): Pick<RuntimeFacts, 'completionStatus' | 'successStatus' | 'scaledScore'> {
  const isDone = structure.modules.every(
    (module) => !module.required || isMet(module, progressOf(module.id)),
  );
  const tests = mustBePassed(structure);
  const scores = tests.flatMap(({ id }) => progressOf(id)?.score ?? []);
  return {
    completionStatus: isDone ? 'completed' : 'incomplete',
    successStatus: tests.length > 0 && isDone ? 'passed' : null,
    scaledScore: tests.length > 0 && scores.length === tests.length ? mean(scores) : null,
  };
}

/** Done, and where it has a pass mark now, with a score that reaches it: the mark may be younger than what was done. */
export const isMet = ({ pass }: Module, progress: ModuleProgress | undefined): boolean =>
  progress?.doneAt != null &&
  (pass === undefined || (progress.score !== null && compareExact(progress.score, String(pass / 100)) >= 0));
