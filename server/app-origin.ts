import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppHandler } from '#app/http/handler.server.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { webBodyOf } from '../edge/body.ts';
import { type Answer, answer, type Exchange, text, writeAll } from '../edge/exchange.ts';
import { sendFile } from '../edge/files.ts';
import { route, type Site } from '../edge/route.ts';
import { compress } from './compress.ts';
import { failureOf, sentenceOf } from './refusals.ts';

/** A worker lives by the policy of its own file: pdf.js decodes pictures of scans in WebAssembly. */
const FILE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};

function inWords(error: unknown, exchange: Exchange): Answer | null {
  const failure = failureOf(error);
  const language = exchange.header('accept-language') ?? '';
  return failure && text(failure.status, `${sentenceOf(failure, language)}\n`, failure.headers);
}

/** Files of the build, by exact names or below their own folder. */
export function fileSite(): Site {
  const serve =
    (root: string, options: { maxAge: string; immutable?: boolean }) =>
    (exchange: Exchange, [name]: string[]) => {
      compress(exchange);
      return sendFile(exchange, name ?? '', { root, ...options });
    };
  const publicFiles = readdirSync(join(ROOT, 'public')).map((name) => name.replaceAll('.', '\\.'));
  return {
    headers: FILE_HEADERS,
    cost: 1,
    answerTo: inWords,
    routes: [
      route(
        'GET',
        /^\/assets\/(.+)$/,
        serve(join(ROOT, 'build/client/assets'), { maxAge: '1y', immutable: true }),
      ),
      route('GET', /^\/browser\/(.+)$/, serve(join(ROOT, 'build/browser'), { maxAge: '1h' })),
      route(
        'GET',
        new RegExp(`^/(${publicFiles.join('|')})$`),
        serve(join(ROOT, 'public'), { maxAge: '1h' }),
      ),
    ],
  };
}

/** Every page: Remix finds out which. */
export const pageSite = (handle: AppHandler, origin: string): Site => ({
  headers: {},
  cost: 4,
  answerTo: inWords,
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
  // A header holds ASCII; what else stands in an address is told as an address tells it.
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
