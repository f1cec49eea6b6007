import { expect, test } from 'vitest';
import { reminderDue } from './reminder-due.ts';

test('of the chosen reminders the latest whose day has come is due, until the cycle is over', () => {
  const due = (today: string) => reminderDue('2026-12-31', [12, 6, 1], today);
  expect(['2025-12-30', '2025-12-31', '2026-06-30', '2026-11-29', '2026-11-30', '2026-12-31', '2027-01-01'].map(due)).toEqual([
    null, 12, 6, 6, 1, 1, null,
  ]); // oxfmt-ignore
  expect(reminderDue('2026-12-31', [], '2026-12-31')).toBeNull();
});
