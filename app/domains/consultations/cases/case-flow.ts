import { MINUTE_MS, HOUR_MS, DAY_MS } from '#app/platform/time.ts';
import { ANSWER_TARGET_MS, type Urgency } from './case-options.ts';

/** Where a case is. `sending`: its pictures are on their way. */
export type CaseState =
  | 'sending'
  | 'held'
  | 'waiting'
  | 'assigned'
  | 'asked_back'
  | 'answered'
  | 'closed'
  | 'withdrawn';

/** Pictures that have not come by then do not come. */
const SENDING_MS = DAY_MS;

/** Reminders that an asker gets, over some eight weeks, before a case that has its answer closes by itself. */
export const MAX_CLOSE_REMINDERS = 8;

export const isCaseOpen = (state: CaseState): boolean => state !== 'closed' && state !== 'withdrawn';

/** Half of the time until an answer is wanted: who has not even opened the question by then loses it to another. */
export const halfTime = (urgency: Urgency, from: Date): Date =>
  new Date(from.getTime() + ANSWER_TARGET_MS[urgency] / 2);

/** When the case is due next (a reminder, or another specialist), by its state; `reminders` have been sent in this state. */
export function nextReminder(
  { state, urgency, assignedAt, openedAt, dueAt }: {
    state: CaseState; urgency: Urgency; assignedAt: Date | null; openedAt: Date | null; dueAt: Date | null;
  },
  reminders: number,
  now: Date,
): Date | null {
  const later = (ms: number) => new Date(now.getTime() + ms);
  switch (state) {
    case 'sending':
      return later(SENDING_MS);
    case 'held':
      return later(urgency === 'today' ? HOUR_MS : DAY_MS);
    case 'waiting':
      return later(15 * MINUTE_MS);
    case 'assigned': {
      if (reminders === 0 && openedAt === null && assignedAt !== null) return halfTime(urgency, assignedAt);
      if (dueAt !== null && dueAt > now) {
        const early = new Date(dueAt.getTime() - ANSWER_TARGET_MS[urgency] / 4);
        return early > now ? early : dueAt;
      }
      return later(Math.min(DAY_MS, ANSWER_TARGET_MS[urgency]));
    }
    case 'asked_back':
      return later(reminders === 0 ? Math.min(2 * DAY_MS, ANSWER_TARGET_MS[urgency]) : 3 * DAY_MS);
    case 'answered':
      return later(reminders === 0 ? 3 * DAY_MS : 7 * DAY_MS);
    case 'closed':
    case 'withdrawn':
      return null;
  }
} // oxfmt-ignore
