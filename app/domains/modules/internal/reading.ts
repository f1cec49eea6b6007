import type { CourseStructure } from '#app/domains/modules/types.ts';
import type { ModuleState } from './progress.server.ts';

/** A version of a native course as somebody reads it: a learner who is registered for it, or somebody who only looks at it. */
export type Reading = {
  slug: string;
  versionId: string;
  structure: CourseStructure;
  /** Of the course, in `language`, which is one of `languages`. */
  title: string;
  language: string;
  languages: string[];
  /** Languages that the reader knows, the best first. */
  known: string[];
  /** Null where nothing is recorded. */
  registrationId: string | null;
  states: ModuleState[];
  completed: boolean;
  /** Everything is open; with `answers` the right ones are shown, with all feedback. Null for a learner. */
  preview: { answers: boolean } | null;
};
