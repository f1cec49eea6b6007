import { VERSION } from '#app/platform/root.server.ts';
import { answer, type Exchange, json } from '../edge/exchange.ts';
import type { Faults } from '../edge/faults.ts';
import { route, type Site } from '../edge/route.ts';

/**
 * Whether it lives, without the database; whether it can work; how many faults nobody caught since the start. Which version
 * runs here is told to this machine and the proxies in front of it alone.
 */
export function healthSite(
  ready: () => Promise<void>,
  faults: Faults,
  isNear: (remote: string) => boolean,
): Site {
  const say = (exchange: Exchange, status: number, what: string, headers = {}) =>
    answer(exchange, json(status, { status: what, faults: faults.count }, headers));
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
      route('GET', /^\/readyz$/, (exchange) =>
        ready().then(
          () => say(exchange, 200, 'ready'),
          () => say(exchange, 503, 'not ready', { 'Retry-After': '2' }),
        ),
      ),
    ],
  };
}
