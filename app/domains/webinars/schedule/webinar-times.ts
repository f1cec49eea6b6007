import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import { instantIn, MINUTE_MS } from '#app/platform/time.ts';

export const startAndEnd = (input: ScheduleInput) => {
  const startsAt = instantIn(input.timeZone, input.date, input.time);
  return { startsAt, endsAt: new Date(startsAt.getTime() + input.minutes * MINUTE_MS) };
};
