import { mentoringPairs } from '#db/schema/mentoring.ts';

/** States in which a pair takes a place. */
export const OCCUPYING_STATES = ['proposed', 'active', 'paused'] as const;

export type Pair = typeof mentoringPairs.$inferSelect;

/** Which side asked the other; null where a round or a coordinator proposed the pair. */
export const askedBy = ({ roundId, proposedAt, menteeAcceptedAt }: Pair): 'mentee' | null =>
  roundId === null && menteeAcceptedAt?.getTime() === proposedAt.getTime() ? 'mentee' : null;

/** A pair that has begun is seen by both until it ends; everything else is not shown to people who are blocked. */
export const hasBegun = ({ state }: Pair): boolean => state === 'active' || state === 'paused';
