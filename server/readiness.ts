import { storageState } from '#app/platform/storage.server.ts';

/** Whether requests should come here: `checks` says of each part 'ok', or in a word or two what is wrong with it. */
export type Readiness = { ready: boolean; checks: Record<string, string> };
/**
 * Resolves when its part is well; throws, or answers in words, what is wrong with it. A warning is shown, and requests
 * go on coming here.
 */
export type Check = () => Promise<Said> | Said;
type Said = string | { warning: string } | void;

const DEADLINE_MS = 800;

/**
 * Asks every part at once and answers within a second, whatever hangs. A part that has not answered yet is not asked a
 * second time: questions do not pile up on what hangs.
 */
export function openReadiness(checks: Record<string, Check>): () => Promise<Readiness> {
  const asked = new Map<string, Promise<Found>>();

  function ask(name: string, check: Check): Promise<Found> {
    const running = asked.get(name);
    if (running) return running;
    const answer = (async () => foundOf((await check()) ?? 'ok'))()
      .catch((error: Error) => foundOf(withoutAddress(error.message) || 'failed'))
      .finally(() => asked.delete(name));
    asked.set(name, answer);
    return answer;
  }

  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Found>((done) => {
      timer = setTimeout(done, DEADLINE_MS, foundOf(`no answer within ${DEADLINE_MS} ms`));
    });
    const names = Object.keys(checks);
    const found = await Promise.all(names.map((name) => Promise.race([ask(name, checks[name]!), late])));
    clearTimeout(timer);
    return {
      ready: found.every(({ ready }) => ready),
      checks: Object.fromEntries(names.map((name, i) => [name, found[i]!.words])),
    };
  };
}

type Found = { words: string; ready: boolean };
const foundOf = (said: string | { warning: string }): Found =>
  typeof said === 'string' ? { words: said, ready: said === 'ok' } : { words: said.warning, ready: true };

/** How full the disk is, as a check: while it is nearly full uploads stop and all else goes on, until the reserve is gone. */
export const storageCheck =
  (platform: Parameters<typeof storageState>[0]): Check =>
  async () => {
    const { state, hasReserve } = await storageState(platform);
    if (!hasReserve) return 'full';
    return state === 'ok' ? 'ok' : { warning: WARNINGS[state] };
  };
const WARNINGS = { low: 'nearly full', stop: 'nearly full, uploads are stopped', unknown: 'unknown' };

/** Anybody may ask whether we are ready: where the database stands is not theirs to know. */
const withoutAddress = (message: string): string => message.replace(/ \S*[:/]\S*$/, '').slice(0, 100);

/** For servers that nobody asks whether they are ready. */
export const alwaysReady = (): Promise<Readiness> => Promise.resolve({ ready: true, checks: {} });
