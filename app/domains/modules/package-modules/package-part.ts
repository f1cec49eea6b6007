import type { SandboxPermissions } from '#app/domains/scorm/types.ts';

/** A package as a module of a course, as its learner sees it. */
export type PackagePart = {
  packageId: string;
  /** The language that it is for. */
  language: string;
  /** How far its last attempt is. */
  state: 'new' | 'begun' | 'done' | 'failed';
  needs: SandboxPermissions & { widenedAt: Date | null };
};
