import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import { instantIn } from '#app/platform/time.ts';

export const startAndEnd = (input: ScheduleInput) => {
  const startsAt = instantIn(input.timeZone, input.date, input.time);
  return { startsAt, endsAt: new Date(startsAt.getTime() + input.minutes * 60_000) };
};
