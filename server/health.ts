import { VERSION } from '#app/platform/root.server.ts';
import { answer, type Exchange, json } from '../edge/exchange.ts';
import type { Faults } from '../edge/faults.ts';
import { route, type Site } from '../edge/route.ts';
import type { Readiness } from './readiness.ts';

/**
 * Liveness without the database; readiness; faults since the start. The version is shown only to this machine and its proxies.
 */
export function healthSite(
  readiness: () => Promise<Readiness>,
  faults: Faults,
  isNear: (remote: string) => boolean,
): Site {
  const sayReady = async (exchange: Exchange): Promise<void> => {
    const { ready, checks } = await readiness();
    const said = { status: ready ? 'ready' : 'not ready', checks, faults: faults.count };
    await answer(exchange, json(ready ? 200 : 503, said, ready ? {} : { 'Retry-After': '2' }));
  };
  return {
    headers: {},
    cost: 1,
    answerTo: () => null,
    routes: [
      route('GET', /^\/healthz$/, (exchange) =>
        answer(
          exchange,
          json(200, { status: 'ok', ...(isNear(exchange.remote) ? { version: VERSION } : {}) }),
        ),
      ),
      route('GET', /^\/readyz$/, sayReady),
    ],
  };
}
