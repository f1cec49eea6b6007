import { MINUTE_MS, durationMs } from '#app/platform/time.ts';
import type { Module } from '#app/domains/modules/types.ts';

type Attempted = {
  number: number;
  startedAt: Date;
  dueAt: Date | null;
  endedAt: Date | null;
  outcome: string | null;
};

/** Whole minutes that an attempt may take; null where it has no limit. */
export const limitMinutes = ({ limit }: Module): number | null =>
  limit ? Math.round(durationMs(limit) / MINUTE_MS) : null;

/** When an attempt that begins now must be over; null where it has no limit. */
export const dueAt = ({ limit }: Module, now: Date): Date | null =>
  limit ? new Date(now.getTime() + durationMs(limit)) : null;

/** Questions of an attempt that its module still has: a later version may have lost some. */
export const drawnOf = ({ drawn }: { drawn: string[] }, { questions }: Pick<Module, 'questions'>): string[] =>
  drawn.filter((id) => questions.some((key) => key.id === id));

/** Whether nothing is left to answer in it: a later version may have removed what was not answered yet. */
export const isAnswered = (
  attempt: { drawn: string[] },
  module: Pick<Module, 'questions'>,
  answers: { questionId: string }[],
): boolean => drawnOf(attempt, module).every((id) => answers.some(({ questionId }) => questionId === id));

/** Whether nothing can be answered in it any more. Its end may not be written yet, where only the time is over. */
export const isOver = ({ endedAt, dueAt: due }: Attempted, now: Date): boolean =>
  endedAt !== null || (due !== null && now >= due);

export type NextAttempt =
  | { code: 'now' }
  | { code: 'running' }
  /** Nothing is left to answer in the one that runs, and its end has not been written. */
  | { code: 'end' }
  | { code: 'spent' }
  | { code: 'wait'; until: Date };

/** Whether another attempt may begin. One that passed, or where nothing is to be passed, may always be followed by another for practice. */
export function nextAttempt({ attempts, wait }: Module, last: Attempted | null, now: Date): NextAttempt {
  if (!last) return { code: 'now' };
  if (!isOver(last, now)) return { code: 'running' };
  if (last.outcome !== 'failed') return { code: 'now' };
  if (attempts !== undefined && last.number >= attempts) return { code: 'spent' };
  const ended = last.endedAt ?? last.dueAt!;
  const until = wait ? new Date(ended.getTime() + durationMs(wait)) : null;
  return until && now < until ? { code: 'wait', until } : { code: 'now' };
}
