import { join } from 'node:path';
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@remix-run/node';
import compression from 'compression';
import express, {
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type Router,
} from 'express';
import type { AppHandler } from '#app/http/handler.server.ts';
import { ROOT } from '#app/platform/root.server.ts';

/** Static files by their hashed names, then Remix. */
export function appOrigin(handle: AppHandler, origin: string): Router {
  const router = express.Router();
  router.use(compression());
  const immutable = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;
  router.use('/assets', express.static(join(ROOT, 'build/client/assets'), immutable));
  router.use('/browser', express.static(join(ROOT, 'build/browser'), { maxAge: '1h', index: false }));
  router.use(express.static(join(ROOT, 'public'), { maxAge: '1h', index: false }));
  router.all('*', (request, response, next) => void answer(handle, origin, request, response).catch(next));
  return router;
}

async function answer(
  handle: AppHandler,
  origin: string,
  request: ExpressRequest,
  response: ExpressResponse,
) {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const aborted = new AbortController();
  response.on('close', () => aborted.abort());
  const headers = new Headers();
  for (let i = 0; i < request.rawHeaders.length; i += 2)
    headers.append(request.rawHeaders[i]!, request.rawHeaders[i + 1]!);
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers, signal: aborted.signal };
  if (hasBody) Object.assign(init, { body: createReadableStreamFromReadable(request), duplex: 'half' });

  const answered = await handle(new Request(origin + request.originalUrl, init), request.ip ?? '');
  response.status(answered.status);
  for (const [name, value] of answered.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = answered.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  // What was not read of a refused upload is not waited for.
  if (hasBody && !request.readableEnded && answered.status >= 400) response.setHeader('Connection', 'close');
  if (answered.body) await writeReadableStreamToWritable(answered.body, response);
  else response.end();
}
