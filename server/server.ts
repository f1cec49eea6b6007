import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { createAppHandler } from '#app/http/handler.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { ROOT, VERSION } from '#app/platform/root.server.ts';
import { appOrigin } from './app-origin.ts';
import { acceptBroadcasts } from './broadcast.ts';
import { contentOrigin } from './content-origin.ts';
import { liveOrigin, takeWebhook } from './live.ts';
import type { Readiness } from './readiness.ts';
import { xapiOrigin } from './xapi.ts';

const IDLE_MS = 60_000;

/** Tells the host names of an origin pattern: null where the host is not of it, else what the star stands for. */
function hostsOf(pattern: string): (host: string) => { label: string | null } | null {
  const [before, after] = new URL(pattern.replace('*', 'star-label')).host.split('star-label');
  if (after === undefined) return (host) => (host === before ? { label: null } : null);
  return (host) => {
    if (!host.endsWith(after) || host.length <= after.length) return null;
    const label = host.slice(0, -after.length);
    return /^[a-z2-7]{26}$/.test(label) ? { label } : null;
  };
}

/** One listener for both origins, told apart by the Host header; an unknown host is answered 421. */
export function createServer(
  platform: Platform,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
  readiness: () => Promise<Readiness | undefined>,
  development?: express.Handler,
): Server {
  const { settings, log } = platform;
  const app = express().disable('x-powered-by').set('etag', false).set('trust proxy', 'loopback');

  app.get('/healthz', (_request, response) => void response.json({ status: 'ok', version: VERSION }));
  app.get('/readyz', (_request, response) => {
    void readiness().then(({ ready, checks } = { ready: true, checks: {} }) => {
      if (!ready) response.status(503).set('Retry-After', '2');
      response.json({ status: ready ? 'ready' : 'not ready', checks });
    });
  });

  // By signature alone, whatever host name the sender knows us by.
  app.post(
    '/webhooks/mux',
    (request, response, next) => void takeWebhook(platform, request, response).catch(next),
  );

  const ours = appOrigin(createAppHandler(platform, build, mode), settings.appOrigin);
  const contentHost = hostsOf(settings.contentOrigin);
  const theirs = contentOrigin(
    platform,
    (host) => contentHost(host)?.label ?? null,
    join(ROOT, 'build/browser'),
  );
  const live = liveOrigin(platform);
  const appHost = new URL(settings.appOrigin).host;
  app.use((request, response, next) => {
    const host = (request.headers.host ?? '').toLowerCase();
    if (host === appHost && live.handles(request.path)) return void live.router(request, response, next);
    if (host === appHost && development)
      return void development(request, response, () => ours(request, response, next));
    if (host === appHost) return void ours(request, response, next);
    if (contentHost(host)) return void theirs(request, response, next);
    response.status(421).type('text').send(`Majakka is at ${settings.appOrigin}\n`);
  });
  app.use(
    (error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      log.error({ error: error.stack }, 'request failed');
      if (!response.headersSent) response.status(500).type('text').send('500\n');
      else response.destroy();
    },
  );

  // The record store is asked often and needs nothing of what stands between: it goes before.
  const store = xapiOrigin(platform);
  const server = createHttpServer((request, response) => {
    const host = (request.headers.host ?? '').toLowerCase();
    if (host === appHost && store.handles(request.url!)) store.answer(request, response);
    else app(request, response);
  });
  const broadcast = acceptBroadcasts(platform, server);
  // Lines that stay open by themselves end before the server waits for the others.
  server.once('closing', () => {
    broadcast.stop();
    live.stop();
    void store.stop();
  });
  // Two gigabytes on a weak line take long: what is limited is silence, and the size.
  server.requestTimeout = 0;
  server.headersTimeout = IDLE_MS;
  server.setTimeout(IDLE_MS);
  return server;
}
