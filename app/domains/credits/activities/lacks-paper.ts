import { type ActivityType, NEEDS_REFLECTION } from './activity-types.ts';

/** Whether an activity has to have a paper and has none: what somebody has read themselves has what they took from it instead. */
export const lacksPaper = ({
  fileHash,
  activityType,
}: {
  fileHash: string | null;
  activityType: string;
}): boolean => fileHash === null && !NEEDS_REFLECTION.has(activityType as ActivityType);
