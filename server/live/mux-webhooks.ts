import { receiveMuxEvent } from '#app/domains/webinars/engine/receive-mux-event.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { readBody } from '../../edge/body.ts';
import { type Exchange, answer, text } from '../../edge/exchange.ts';
import { type Site, route } from '../../edge/route.ts';
import { toFailure } from '../failures.ts';

const WEBHOOK_BYTES = 512 * 1024;

/** By signature alone, whatever host name the sender knows us by. */
export const webhookSite = (platform: Platform): Site => ({
  headers: {},
  cost: 1,
  routes: [route('POST', /^\/webhooks\/mux$/, (exchange) => takeWebhook(platform, exchange))],
  answerTo(error) {
    const failure = toFailure(error);
    return failure && text(failure.status, `${failure.code}\n`, failure.headers);
  },
});

/** Event of the video engine: 204 accepted, also a second time; 400 wrong signature; 503 before we know its secret. */
async function takeWebhook(platform: Platform, exchange: Exchange): Promise<void> {
  const body = (await readBody(exchange, WEBHOOK_BYTES)).toString('utf8');
  const headers = exchange.request.headers as Record<string, string>;
  const taken = await receiveMuxEvent(platform, body, headers, platform.clock());
  if (taken === 'refused')
    platform.log.warn({ path: '/webhooks/mux' }, 'a webhook was not signed by the engine');
  await answer(exchange, { status: { taken: 204, again: 204, refused: 400, not_ready: 503 }[taken] });
}
