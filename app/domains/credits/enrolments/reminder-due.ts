import { addMonths } from '#app/platform/time.ts';

/** Which of the chosen reminders is due: the latest of those whose day has come. Null before the first. */
export function reminderDue(cycleTo: string, months: readonly number[], today: string): number | null {
  const due = months.filter((each) => addMonths(cycleTo, -each) <= today && today <= cycleTo);
  return due.length > 0 ? Math.min(...due) : null;
}
