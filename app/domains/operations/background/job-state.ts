/** States of jobs in the order in which an operator asks for them. */
export const JOB_STATES = ['failed', 'waiting', 'done'] as const;
export type JobState = (typeof JOB_STATES)[number];
