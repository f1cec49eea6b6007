import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { createAppHandler } from '#app/http/handler.server.ts';
import { loggedPath } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { shortenedRemote } from '#app/platform/remote.server.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { type EdgeOptions, createEdge } from '../edge/edge.ts';
import type { Exchange } from '../edge/exchange.ts';
import type { Faults } from '../edge/faults.ts';
import { through } from '../edge/files.ts';
import { trusting } from '../edge/remote.ts';
import { type Site, route } from '../edge/route.ts';
import { fileSite } from './app/file-site.ts';
import { pageSite } from './app/page-site.ts';
import { contentSite } from './content/content-site.ts';
import { answerRefused } from './failures.ts';
import { healthSite } from './health.ts';
import { openBroadcasts } from './live/broadcast.ts';
import { liveSite } from './live/live-site.ts';
import { webhookSite } from './live/mux-webhooks.ts';
import { watchRights } from './live/watch-rights.ts';
import { watchPlatformFaults } from './platform-faults.ts';
import type { Readiness } from './readiness.ts';
import { xapiSite } from './xapi/xapi-site.ts';

/** Seconds of its rate that an address may use at once: a page with all its files, a class that opens it together. */
const BURST_S = 15;

export type AppServer = Server & {
  /** A second listener that answers the same. */
  another(): Server;
  /** Accepts nothing new, ends what is idle and what stays open, finishes what is in hand within `ms`. */
  shutDown(ms: number): Promise<void>;
};

export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Matches host names of an origin pattern: null where the host does not match, else the label in place of the star. */
function hostsOf(pattern: string): (host: string) => { label: string | null } | null {
  const [before, after] = new URL(pattern.replace('*', 'star-label')).host.split('star-label');
  if (after === undefined) return (host) => (host === before ? { label: null } : null);
  return (host) => {
    if (!host.endsWith(after) || host.length <= after.length) return null;
    const label = host.slice(0, -after.length);
    return /^[a-z2-7]{26}$/.test(label) ? { label } : null;
  };
}

/** One listener for both origins, chosen by host; an unknown host is 421. */
export function createServer(
  platform: Platform,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
  readiness: () => Promise<Readiness>,
  development?: Middleware,
  faults: Faults = watchPlatformFaults(platform),
  more: Pick<EdgeOptions, 'bounds' | 'rate'> = {},
): AppServer {
  const { settings } = platform;
  const appHost = new URL(settings.appOrigin).host;
  const contentHost = hostsOf(settings.contentOrigin);
  const rights = watchRights(platform);
  const live = liveSite(platform, rights);
  const store = xapiSite(platform);
  const broadcasts = openBroadcasts(platform, rights, faults);
  const pages = pageSite(createAppHandler(platform, build, mode), settings.appOrigin);
  const files = fileSite();
  const health = healthSite(readiness, faults, trusting(settings.trustedProxies));
  const webhooks = webhookSite(platform);
  const content = contentSite(
    platform,
    (host) => contentHost(host)?.label ?? null,
    join(ROOT, 'build/browser'),
  );
  const isFile = ({ path }: Exchange) => files.routes.some(({ pattern }) => pattern.test(path));

  function siteOf(exchange: Exchange): Site | null {
    const { host, path } = exchange;
    if (path === '/healthz' || path === '/readyz') return health;
    if (path === '/webhooks/mux') return webhooks;
    if (host === appHost) {
      if (path === '/xapi' || path.startsWith('/xapi/')) return store.site;
      if (path.startsWith('/live/')) return live.site;
      return development ? developmentSite(pages, development) : isFile(exchange) ? files : pages;
    }
    return contentHost(host) ? content : null;
  }

  const { server, another, shutDown } = createEdge({
    siteOf,
    upgrade: broadcasts.take,
    refusal: (refused, acceptLanguage) => answerRefused(refused, acceptLanguage, settings.appOrigin),
    faults,
    onRefused: ({ code, status }, method, path, remote) =>
      platform.log.info(
        { code, status, method, path: loggedPath(path), remote: shortenedRemote(remote) },
        'a request was refused at the edge',
      ),
    secure: settings.secure,
    trustedProxies: settings.trustedProxies,
    rate: settings.rateLimit ? { perSecond: settings.rateLimit, burst: settings.rateLimit * BURST_S } : null,
    ...more,
  });
  const stop = () => {
    rights.stop();
    live.stop();
    broadcasts.stop();
    return store.stop();
  };
  server.once('close', () => void stop());
  return Object.assign(server, {
    another,
    async shutDown(ms: number) {
      // Long answers are ended before the others are waited for.
      void stop();
      await shutDown(ms);
    },
  });
}

/** Sources as Vite serves them, then the page. */
const developmentSite = (pages: Site, middleware: Middleware): Site => ({
  ...pages,
  routes: [
    route('GET HEAD POST', /^\/.*$/s, async (exchange, parts) => {
      exchange.response.removeHeader('Content-Security-Policy');
      await through(exchange, middleware);
      await pages.routes[0]!.run(exchange, parts);
    }),
  ],
});
