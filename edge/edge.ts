import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Drain, isGone, lingerFor } from './body.ts';
import { type Bounds, watchConnections } from './connections.ts';
import { type Answer, answer, Exchange, type Headers, text } from './exchange.ts';
import { type Faults, markCausedOutside } from './faults.ts';
import { mayFollow } from './pipeline.ts';
import { openRate } from './rate.ts';
import { Refused, type RefusalCode } from './refused.ts';
import { limitKey, plainAddress, remoteOf, trusting } from './remote.ts';
import { findRoute, type Site } from './route.ts';
import { parseTarget } from './target.ts';

export type EdgeOptions = {
  /** Site of a host; null: a host that is none of ours. */
  siteOf(exchange: Exchange): Site | null;
  /** Asked for another protocol. Throws Refused, or takes the socket over. */
  upgrade?(exchange: Exchange, socket: Duplex, head: Buffer): void;
  /** Words of a refusal that no site can word. */
  refusal(refused: Refused, acceptLanguage: string): Answer;
  faults: Faults;
  /** Called for requests that were refused for what they are (malformed, too large, too often …), not for a missing thing. */
  onRefused?(refused: Refused, method: string, path: string, remote: string): void;
  /** Reached by https alone. */
  secure: boolean;
  trustedProxies: readonly string[];
  bounds?: Partial<Bounds>;
  rate?: { perSecond: number; burst: number } | null;
  drain?: Partial<Drain>;
};

export type Edge = {
  server: Server;
  /** A second listener that answers the same. */
  another(): Server;
  /** Stops accepting, ends what is idle, waits for what is in hand, `ms` at most; then all is closed. */
  shutDown(ms: number): Promise<void>;
};

/** A doctor's connection on an island and a clinic of a hundred behind one address stay far below. */
const BOUNDS: Bounds = {
  connections: 20_000,
  connectionsPerAddress: 1000,
  bytesPerSecond: 200,
  slowWindowMs: 30_000,
};
/** Twice the largest accepted file, and a photo of 25 MB on a connection of 30 kB a second. */
const DRAIN: Drain = { bytes: 4 * 1024 ** 3, ms: 15 * 60_000 };
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const SILENCE_MS = 60_000;
const HEADERS_MS = 20_000;
/** Longer than usual proxies keep a connection (60 s at most): else they send on one that we are just closing. */
const KEEP_ALIVE_MS = 75_000;

/** On every answer, whatever comes of it: nothing is sniffed, framed, run or sent to other sites unless a site allows more. */
const guards = (secure: boolean): [string, string][] => [
  ['X-Content-Type-Options', 'nosniff'],
  [
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  ],
  ['Referrer-Policy', 'same-origin'],
  ...(secure ? [['Strict-Transport-Security', 'max-age=31536000'] as [string, string]] : []),
];

/** The one place where bytes from outside become requests, and where errors become answers. */
export function createEdge(options: EdgeOptions): Edge {
  const { faults, siteOf, refusal } = options;
  const trusted = trusting(options.trustedProxies);
  const bounds = { ...BOUNDS, ...options.bounds };
  const drain = { ...DRAIN, ...options.drain };
  const rate = options.rate ? openRate(options.rate) : null;
  const connections = watchConnections(bounds, trusted);
  const headers = guards(options.secure);
  const current = new AsyncLocalStorage<Exchange>();
  const inHand = new Set<ServerResponse>();
  const perRemote = new Map<string, number>();
  let closing = false;

  function take(request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean): void {
    if (!mayFollow(request, response)) return;
    response.on('error', (error) => isGone(error) || faults.note(error, 'an answer'));
    request.on('error', () => undefined);
    for (const [name, value] of headers) response.setHeader(name, value);
    if (closing) response.shouldKeepAlive = false;
    inHand.add(response);
    const target = parseTarget(request.url ?? '');
    const remote = remoteOf(request, trusted);
    const exchange = new Exchange(request, response, target ?? { path: '/', search: '', host: null }, remote);
    exchange.awaitsContinue = awaitsContinue;
    response.once('close', () => inHand.delete(response));
    if (exchange.hasBody) {
      exchange.leaveBody = lingerFor(exchange, drain);
      connections.receive(request, () => {
        response.shouldKeepAlive = false;
        settle(exchange, null, new Refused('too_slow'));
        setTimeout(() => request.socket.destroy(), 1000).unref();
      });
    }
    // A client that waits for 100 Continue has sent no body, and may or may not send it now: the connection cannot be reused.
    response.once('prefinish', () => {
      if (exchange.awaitsContinue) request.socket.end();
    });
    let site: Site | null = null;
    try {
      if (!target) throw refusedTarget(request);
      if (request.httpVersion === '1.1' && request.headers.host === undefined)
        throw new Refused('request_malformed');
      if (!METHODS.includes(exchange.method))
        throw new Refused('method_refused', { Allow: METHODS.join(', ') });
      site = siteOf(exchange);
      mustBeWithinLimits(exchange, site?.cost ?? 1);
      if (!site) throw new Refused('host_unknown');
      for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
      const { run, parts } = findRoute(site, exchange);
      current.run(exchange, () => {
        const working = run(exchange, parts);
        working?.catch((error: unknown) => settle(exchange, site, error));
      });
    } catch (error) {
      settle(exchange, site, error);
    }
  }

  function mustBeWithinLimits({ remote, response }: Exchange, cost: number): void {
    // Of the proxy itself nobody else's address is known, and of the loopback only this machine asks.
    if (trusted(remote)) return;
    const key = limitKey(remote);
    const wait = rate?.spend(key, cost) ?? 0;
    if (wait > 0) throw new Refused('too_many_requests', { 'Retry-After': String(wait) });
    const open = (perRemote.get(key) ?? 0) + 1;
    if (open > bounds.connectionsPerAddress) throw new Refused('too_many_requests', { 'Retry-After': '5' });
    perRemote.set(key, open);
    response.once('close', () => {
      const left = (perRemote.get(key) ?? 1) - 1;
      if (left > 0) perRemote.set(key, left);
      else perRemote.delete(key);
    });
  }

  function reportRefused(error: unknown, method = '', path = '', remote = ''): void {
    if (error instanceof Refused && error.status >= 400 && error.code !== 'not_found')
      options.onRefused?.(error, method, path, remote);
  }

  /** The one turn from error to answer. */
  function settle(exchange: Exchange, site: Site | null, error: unknown): void {
    if (exchange.isOver && isGone(error)) return;
    try {
      reportRefused(error, exchange.method, exchange.path, exchange.remote);
      const known =
        site?.answerTo(error, exchange) ?? (error instanceof Refused ? worded(exchange, error) : null);
      if (!known) faults.note(error, site ? 'a request' : 'the edge');
      const said = known ?? site?.answerTo(new Refused('unexpected'), exchange);
      void answer(exchange, said ?? worded(exchange, new Refused('unexpected')));
    } catch (second) {
      faults.note(second, 'an answer to an error');
      exchange.response.destroy();
    }
  }

  const worded = (exchange: Exchange, refused: Refused): Answer =>
    refusal(refused, exchange.header('accept-language') ?? '');

  // Whatever a callback threw that nobody caught: the request in whose course it ran is answered all the same.
  faults.onUncaught(() => {
    const exchange = current.getStore();
    if (exchange && !exchange.isOver && !exchange.response.headersSent)
      settle(exchange, null, new Refused('unexpected'));
  });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined);
    try {
      const target = parseTarget(request.url ?? '');
      if (!target) throw refusedTarget(request);
      if (request.method !== 'GET') throw new Refused('method_refused', { Allow: 'GET' });
      const exchange = new Exchange(request, {} as ServerResponse, target, remoteOf(request, trusted));
      const wait = trusted(exchange.remote) ? 0 : (rate?.spend(limitKey(exchange.remote), 1) ?? 0);
      if (wait > 0) throw new Refused('too_many_requests', { 'Retry-After': String(wait) });
      if (closing || !options.upgrade) throw new Refused(closing ? 'unavailable' : 'not_found');
      options.upgrade(exchange, socket, head);
    } catch (error) {
      if (!(error instanceof Refused)) faults.note(error, 'an upgrade');
      const refused = error instanceof Refused ? error : new Refused('unexpected');
      reportRefused(refused, request.method, '/', remoteOf(request, trusted));
      sayRaw(socket, refusal(refused, String(request.headers['accept-language'] ?? '')));
    }
  }

  /** An answer where there is no `ServerResponse`. The socket is ended; what still comes is not waited for. */
  function sayRaw(socket: Duplex, { status, headers: own = {}, body = '' }: Answer): void {
    if (!socket.writable) return void socket.destroy();
    const words = typeof body === 'string' ? body : '';
    const lines = Object.entries<Headers[string]>({
      ...Object.fromEntries(headers),
      ...own,
      'Content-Length': String(Buffer.byteLength(words)),
      Connection: 'close',
    }).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${status}\r\n${lines.join('')}\r\n${words}`);
    socket.resume();
    setTimeout(() => socket.destroy(), 1000).unref();
  }

  function malformed(error: NodeJS.ErrnoException, socket: Duplex): void {
    socket.on('error', () => undefined);
    const { _httpMessage: begun } = socket as { _httpMessage?: ServerResponse };
    if (isGone(error) || begun?.headersSent) return void socket.destroy();
    const code: RefusalCode = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too_slow' : 'request_malformed';
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : undefined;
    const refused = new Refused(code, {}, status);
    reportRefused(refused, '', '', plainAddress((socket as Socket).remoteAddress ?? ''));
    sayRaw(socket, refusal(refused, ''));
  }

  const servers: Server[] = [];
  function another(): Server {
    // Without a Host (RFC 9112 §3.2) and with expectations that we do not know (RFC 9110 §10.1.1) it is answered by us, not by Node.
    const server = createServer({ requireHostHeader: false }, (request, response) =>
      take(request, response, false),
    );
    markCausedOutside(server);
    connections.watch(server);
    server.on('checkExpectation', (request, response) => take(request, response, false));
    server.on('checkContinue', (request, response) => take(request, response, true));
    server.on('clientError', malformed);
    server.on('upgrade', upgrade);
    server.on('connect', (request: IncomingMessage, socket: Duplex) => {
      socket.on('error', () => undefined);
      sayRaw(socket, refusal(new Refused('method_refused', { Allow: METHODS.join(', ') }), ''));
    });
    // Two gigabytes on a weak line take long: what is limited is silence, slowness and the size.
    server.requestTimeout = 0;
    server.headersTimeout = HEADERS_MS;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.setTimeout(SILENCE_MS);
    servers.push(server);
    return server;
  }

  return {
    server: another(),
    another,
    async shutDown(ms) {
      closing = true;
      // Also ends those that wait for a next request.
      const closed = servers.map(
        (each) => new Promise((done) => (each.listening ? each.close(done) : done(null))),
      );
      for (const response of inHand) {
        response.shouldKeepAlive = false;
        if (response.headersSent) response.once('finish', () => response.req.socket.destroySoon());
      }
      const late = setTimeout(() => {
        for (const socket of connections.open()) socket.destroy();
      }, ms);
      await Promise.all(closed);
      clearTimeout(late);
      for (const socket of connections.open()) socket.destroy();
      connections.stop();
    },
  };
}

/** Ours has no words to say: `OPTIONS *` (RFC 9110 §9.3.7) is the one use of a target that names nothing. */
const refusedTarget = (request: IncomingMessage): Refused =>
  request.url === '*' && request.method === 'OPTIONS'
    ? new Refused('method_refused', { Allow: METHODS.join(', ') }, 204)
    : new Refused('address_malformed');

/** Plain English, for those who have no languages. */
export const plainRefusal = (refused: Refused): Answer =>
  text(refused.status, refused.status === 204 ? '' : `${refused.code}\n`, refused.headers);
