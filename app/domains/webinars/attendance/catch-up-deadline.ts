import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** Until when what was missed may be watched for the same credit; null where it may not, or it is not over yet. */
export const catchUpDeadline = ({
  endedAt,
  catchUpHours,
}: Pick<Webinar, 'endedAt' | 'catchUpHours'>): Date | null =>
  endedAt && catchUpHours > 0 ? new Date(endedAt.getTime() + catchUpHours * HOUR_MS) : null;
