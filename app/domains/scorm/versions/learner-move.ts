/**
 * Learners in progress when a version is published: they stay in theirs; or they move and keep the state of parts that still
 * exist; or they move and start over. Completed registrations never change.
 */
export const LEARNER_MOVES = ['stay', 'carry', 'anew'] as const;

/** Of a native course: what is done stays done, by the names of its modules. */
export const NATIVE_MOVES = ['stay', 'carry'] as const;

export type LearnerMove = (typeof LEARNER_MOVES)[number];
