import { expect, test } from 'vitest';
import { HOUR_MS } from '#app/platform/time.ts';
import { type CaseState, halfTime, isCaseOpen, nextReminder } from './case-flow.ts';
import { ANSWER_TARGET_MS, URGENCIES } from './case-options.ts';

const NOW = new Date('2026-11-26T09:00:00Z');

const after = (ms: number) => new Date(NOW.getTime() + ms);

test.each(URGENCIES)(
  'a case asked for %s has, while it is open, always a time at which somebody hears of it',
  (urgency) => {
    const states: CaseState[] = [
      'sending',
      'held',
      'waiting',
      'assigned',
      'asked_back',
      'answered',
      'closed',
      'withdrawn',
    ];
    for (const state of states)
      for (const opened of [null, NOW])
        for (const reminders of [0, 1, 5])
          for (const ahead of [-ANSWER_TARGET_MS[urgency], 1, ANSWER_TARGET_MS[urgency]]) {
            const times = { state, urgency, assignedAt: NOW, openedAt: opened, dueAt: after(ahead) };
            const next = nextReminder(times, reminders, NOW);
            expect(next !== null && next > NOW, `${state} ${reminders} ${ahead}`).toBe(isCaseOpen(state));
          }
  },
);

test('unopened: at half time; opened: a quarter before it is due, when it is due, then every day', () => {
  const times = { state: 'assigned' as const, urgency: 'days' as const, assignedAt: NOW, openedAt: null, dueAt: after(48 * HOUR_MS) }; // oxfmt-ignore
  expect(nextReminder(times, 0, NOW)).toEqual(halfTime('days', NOW));
  expect(nextReminder({ ...times, openedAt: NOW }, 0, NOW)).toEqual(after(36 * HOUR_MS));
  expect(nextReminder({ ...times, openedAt: NOW }, 1, after(36 * HOUR_MS))).toEqual(after(48 * HOUR_MS));
  expect(nextReminder({ ...times, openedAt: NOW }, 2, after(49 * HOUR_MS))).toEqual(after(73 * HOUR_MS));
});
