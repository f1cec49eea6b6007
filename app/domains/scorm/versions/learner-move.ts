/**
 * What becomes of those who are in the middle when a version is published: they finish theirs; or they go over to the new one and keep
 * what they did in parts that are still there; or they go over and begin anew. Who has completed is never touched.
 */
export const LEARNER_MOVES = ['stay', 'carry', 'anew'] as const;

export type LearnerMove = (typeof LEARNER_MOVES)[number];
