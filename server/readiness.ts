/** Readiness for requests: `checks` has 'ok' for each part, or its problem in a word or two. */
export type Readiness = { ready: boolean; checks: Record<string, string> };

/**
 * Resolves when its part is well; throws, or resolves with a sentence, otherwise. A warning is shown, and requests continue.
 */
export type Check = () => Promise<CheckResult> | CheckResult;

type CheckResult = string | { warning: string } | void;

const DEADLINE_MS = 800;

/**
 * Checks every part at once and answers within a second, whatever hangs. A part that has not answered yet is not checked a
 * second time: questions do not pile up on one that hangs.
 */
export function openReadiness(checks: Record<string, Check>): () => Promise<Readiness> {
  const asked = new Map<string, Promise<CheckOutcome>>();

  function ask(name: string, check: Check): Promise<CheckOutcome> {
    const running = asked.get(name);
    if (running) return running;
    const answer = (async () => toOutcome((await check()) ?? 'ok'))()
      .catch((error: Error) => toOutcome(withoutAddress(error.message) || 'failed'))
      .finally(() => asked.delete(name));
    asked.set(name, answer);
    return answer;
  }

  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<CheckOutcome>((done) => {
      timer = setTimeout(done, DEADLINE_MS, toOutcome(`no answer within ${DEADLINE_MS} ms`));
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

type CheckOutcome = { words: string; ready: boolean };

const toOutcome = (said: string | { warning: string }): CheckOutcome =>
  typeof said === 'string' ? { words: said, ready: said === 'ok' } : { words: said.warning, ready: true };

/** Anybody may ask for readiness: the address of the database is not public. */
const withoutAddress = (message: string): string => message.replace(/ \S*[:/]\S*$/, '').slice(0, 100);

/** For servers that nobody asks whether they are ready. */
export const alwaysReady = (): Promise<Readiness> => Promise.resolve({ ready: true, checks: {} });
