export type Gate = {
  id: 'registered' | 'disclosures' | 'course' | 'evaluation' | 'credit';
  state: 'done' | 'next' | 'later';
};

/** The steps to credit, in order; the first that is not done is the next. `disclosures`: null where there are none. */
export function gates(done: { disclosures: boolean | null; course: boolean; evaluation: boolean }): Gate[] {
  const steps = [
    { id: 'registered' as const, done: true },
    ...(done.disclosures === null
      ? []
      : [{ id: 'disclosures' as const, done: done.disclosures || done.course }]),
    { id: 'course' as const, done: done.course },
    { id: 'evaluation' as const, done: done.evaluation },
    { id: 'credit' as const, done: done.course && done.evaluation },
  ];
  const next = steps.findIndex((step) => !step.done);
  return steps.map(({ id, done: isDone }, i) => ({
    id,
    state: isDone ? 'done' : i === next ? 'next' : 'later',
  }));
}
