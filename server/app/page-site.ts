import type { AppHandler } from '#app/http/handler.server.ts';
import { webBodyOf } from '../../edge/body.ts';
import { type Exchange, answer, writeAll } from '../../edge/exchange.ts';
import { type Site, route } from '../../edge/route.ts';
import { compress } from '../compress.ts';
import { failureText } from './failure-text.ts';

/** Every page: Remix finds out which. */
export const pageSite = (handle: AppHandler, origin: string): Site => ({
  headers: {},
  cost: 4,
  answerTo: failureText,
  routes: [route('GET HEAD POST', /^\/.*$/s, (exchange) => answerPage(handle, origin, exchange))],
});

async function answerPage(handle: AppHandler, origin: string, exchange: Exchange): Promise<void> {
  const { request, response, method } = exchange;
  const aborted = new AbortController();
  response.on('close', () => aborted.abort());
  const headers = new Headers();
  for (let i = 0; i < request.rawHeaders.length; i += 2)
    headers.append(request.rawHeaders[i]!, request.rawHeaders[i + 1]!);
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal: aborted.signal };
  if (method === 'POST') Object.assign(init, { body: webBodyOf(exchange), duplex: 'half' });

  const asked = new Request(origin + exchange.path + exchange.search, init);
  const { status, headers: said, body } = await handle(asked, exchange.remote);
  if (exchange.isOver) return void (await body?.cancel());
  compress(exchange);
  for (const [name, value] of said) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = said.getSetCookie();
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  // Header values are ASCII: the rest is encoded as in a URL.
  const location = said.get('location');
  if (location !== null)
    response.setHeader('Location', location.replace(/[^\x21-\x7e]/g, encodeURIComponent));
  if (!body) return answer(exchange, { status });
  response.writeHead(status);
  if (method === 'HEAD') {
    await body.cancel();
    return void response.end();
  }
  await writeAll(exchange, body);
}
