import { mentoringPairs } from '#db/schema/mentoring.ts';

/** States in which a pair takes a place. */
export const OCCUPYING_STATES = ['proposed', 'active', 'paused'] as const;

export type Pair = typeof mentoringPairs.$inferSelect;

/** A pair that has begun is seen by both until it ends; everything else is not shown to people who are blocked. */
export const hasBegun = ({ state }: Pair): boolean => state === 'active' || state === 'paused';
