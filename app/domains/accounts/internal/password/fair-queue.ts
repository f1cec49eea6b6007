import { DomainError } from '#app/platform/errors.ts';

type Waiting = { start: () => void; refuse: (error: Error) => void };

/**
 * Runs expensive work, `atOnce` pieces at a time. Callers (`who`) are served round-robin, so that many requests of one do not
 * delay another. When `longest` wait, the caller with the most waiting gives one up. Throws `busy`.
 */
export function fairQueue({ atOnce, longest }: { atOnce: number; longest: number }) {
  const waiting = new Map<string, Waiting[]>();
  let [running, length] = [0, 0];

  /** The first piece of the next caller, who then goes to the end of the queue. */
  const next = (): Waiting | undefined => {
    const [who, own] = waiting.entries().next().value ?? [];
    if (who === undefined || !own) return undefined;
    const first = own.shift();
    waiting.delete(who);
    if (own.length > 0) waiting.set(who, own);
    length--;
    return first;
  };

  const makeRoomFor = (who: string): void => {
    const [most, crowd] = [...waiting].reduce((a, b) => (b[1].length > a[1].length ? b : a));
    if ((waiting.get(who)?.length ?? 0) + 1 >= crowd.length) throw new DomainError('busy', { seconds: 5 });
    crowd.pop()!.refuse(new DomainError('busy', { seconds: 5 }));
    if (crowd.length === 0) waiting.delete(most);
    length--;
  };

  const turn = (who: string): Promise<void> | undefined => {
    if (running < atOnce) {
      running++;
      return undefined;
    }
    if (length >= longest) makeRoomFor(who);
    length++;
    return new Promise((start, refuse) => waiting.set(who, [...(waiting.get(who) ?? []), { start, refuse }]));
  };

  return async function inTurn<T>(who: string, work: () => Promise<T>): Promise<T> {
    await turn(who);
    try {
      return await work();
    } finally {
      // The place goes over to the next one; it is free only when nobody waits.
      const following = next();
      if (following) following.start();
      else running--;
    }
  };
}
