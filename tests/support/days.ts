import { addDays, dayIn, type Day, DEFAULT_TIME_ZONE } from '#app/platform/time.ts';

/** The day on the calendar of the people that tests make, in `days` days. By UTC it would be yesterday for two hours of every night. */
export const day = (days = 0): Day => addDays(dayIn(DEFAULT_TIME_ZONE, new Date()), days);
