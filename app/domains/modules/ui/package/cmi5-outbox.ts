import type { Store } from './cmi5-launch.ts';
import type { Statement } from './cmi5-statements.ts';

/** What is not with the record store yet. */
export type Outgoing = { queue: Statement[]; document: object | null };

/** In a request: what a page that is left still sends may be 64 KiB long (Fetch §4.6). */
const MOST_TOGETHER = 30;
const RETRY_MS = 5000;
const MOST_RETRY_MS = 60_000;

/**
 * Sends statements in their order and then the newest document, again and again until they are answered: the same id twice is one
 * statement (xAPI 1.0.3 Part 3 §2.1.1). `keep`: writes down what is left after each step.
 */
export function openOutbox(store: Store, stateId: string, outgoing: Outgoing, keep: () => void) {
  let running: Promise<void> | null = null;
  let pause = RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRefused = false;
  let isAway = false;
  let notified: (isWaiting: boolean) => void = () => undefined;
  const isEmpty = () => outgoing.queue.length === 0 && outgoing.document === null;

  const statusOf = (answer: Promise<Response>): Promise<number> =>
    answer.then(
      ({ status }) => status,
      () => 0,
    );

  /** Whether to go on. */
  async function step(alone: boolean): Promise<'next' | 'alone' | 'later'> {
    const batch = outgoing.queue.slice(0, alone ? 1 : MOST_TOGETHER);
    const document = batch.length === 0 ? outgoing.document : null;
    const status = await statusOf(document ? store.writeState(stateId, document) : store.post(batch));
    // The token is not taken any more: what is left waits for nobody.
    isRefused = status === 401;
    isAway = isRefused || status === 0 || status === 408 || status === 429 || status >= 500;
    // A document that is refused is not kept, which its learner has to know.
    if (isAway || (document && status >= 400)) return 'later';
    // Of several one was refused, and nobody knows which.
    if (status >= 400 && batch.length > 1) return 'alone';
    outgoing.queue.splice(0, batch.length);
    if (document && document === outgoing.document) outgoing.document = null;
    keep();
    return alone && outgoing.queue.length > 0 ? 'alone' : 'next';
  }

  async function run(): Promise<void> {
    let next: 'next' | 'alone' | 'later' = 'next';
    while (!isEmpty() && next !== 'later') next = await step(next === 'alone');
    notified(next === 'later');
    clearTimeout(timer);
    if (next === 'later' && !isRefused) {
      timer = setTimeout(() => void flush(), pause);
      pause = Math.min(pause * 2, MOST_RETRY_MS);
    } else pause = RETRY_MS;
  }

  /** Resolves once everything is sent, or something has to wait. */
  function flush(): Promise<void> {
    running ??= run().finally(() => (running = null));
    return running;
  }

  return {
    flush,
    /** Whether the record store could not be reached when it was last asked. */
    isAway: () => isAway,
    /** The page goes: what is left is sent without waiting for an answer. `document`: as it may be kept if none of it arrives. */
    sendLast(document: object | null): void {
      clearTimeout(timer);
      for (let at = 0; at < outgoing.queue.length; at += MOST_TOGETHER)
        void statusOf(store.post(outgoing.queue.slice(at, at + MOST_TOGETHER), true));
      if (document) void statusOf(store.writeState(stateId, document, true));
    },
    watch: (listener: typeof notified) => (notified = listener),
  };
}
