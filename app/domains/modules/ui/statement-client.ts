import XAPI, { type Statement } from '@xapi/xapi';
import type { LessonRecords } from '#app/domains/modules/recordings/lesson-records.ts';
import { VERBS } from '#app/domains/xapi/statements/verbs.ts';
import type { WatchingStatement } from './watching.ts';

/** Statements that wait are sent together: dragging the slider makes many. */
const TOGETHER_MS = 1000;
const AGAIN_MS = 15_000;
/** What is older is given up: what counts is told to the server by the study signal. */
const MOST_WAITING = 200;
/** In a request: what a page that is left still sends may be 64 KiB long (Fetch §4.6). */
const MOST_TOGETHER = 30;

const CATEGORY = [{ objectType: 'Activity' as const, id: 'https://w3id.org/xapi/video' }];

/** Sends statements about recordings in their order, also while the page is being left. */
export function openStatementClient({ endpoint, authorization, actor, recordings, context }: LessonRecords) {
  let waiting: Statement[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  /** `keepalive`: the browser sends it also when the page is gone. */
  const clientOf = (keepalive: boolean) =>
    new XAPI({
      endpoint,
      auth: authorization,
      version: '1.0.3',
      adapter: async ({ url, method, headers, data }) => {
        const response = await fetch(url, {
          method,
          headers: headers ?? {},
          body: JSON.stringify(data),
          credentials: 'omit',
          keepalive,
        });
        // What the store refuses it would refuse again; the rest may pass later.
        if (response.status === 429 || response.status >= 500) throw new Error(String(response.status));
        return { data: (await response.text()) as never, headers: {}, status: response.status };
      },
    });
  const [client, lastClient] = [clientOf(false), clientOf(true)];

  /** `isLeaving`: the page ends, so that nothing can wait for what is under way. */
  async function flush(isLeaving = false): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if ((isSending && !isLeaving) || waiting.length === 0) return;
    const sent = waiting.splice(0, MOST_TOGETHER);
    isSending = true;
    try {
      const answer = (isLeaving ? lastClient : client).sendStatements({ statements: sent });
      if (isLeaving) void flush(true);
      await answer;
      isSending = false;
      if (waiting.length > 0) schedule(TOGETHER_MS);
    } catch {
      isSending = false;
      waiting = [...sent, ...waiting].slice(-MOST_WAITING);
      schedule(AGAIN_MS);
    }
  }
  function schedule(ms: number): void {
    timer ??= setTimeout(() => void flush(), ms);
  }

  return {
    say(file: string, statements: WatchingStatement[]): void {
      const object = recordings[file];
      if (!object) return;
      for (const { verb, result, extensions } of statements)
        waiting.push({
          id: crypto.randomUUID(),
          actor,
          verb: { id: VERBS[verb], display: { en: verb } },
          object,
          ...(result ? { result } : {}),
          context: {
            ...context,
            contextActivities: { ...context.contextActivities, category: CATEGORY },
            extensions,
          },
          timestamp: new Date().toISOString(),
          version: '1.0.3',
        });
      schedule(TOGETHER_MS);
    },
    flush,
  };
}
