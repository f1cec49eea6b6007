import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import type { CourseStructure, Module } from '#app/domains/modules/types.ts';

/** Modules that have something to pass and must be passed. */
export const mustBePassed = ({ modules }: CourseStructure): Module[] =>
  modules.filter(({ required, pass }) => required && pass !== undefined);

/** A native course is completed when all that is required is done; where some of it has a pass mark, it is passed then. */
export const completionRule = (structure: CourseStructure): CompletionRule => ({
  status: mustBePassed(structure).length > 0 ? 'passed' : 'completed',
  minScore: null,
  minMinutes: structure.minMinutes,
});
