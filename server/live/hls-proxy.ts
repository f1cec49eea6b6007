import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { pipeline } from 'node:stream';
import type { Platform } from '#app/platform/platform.server.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import { type Exchange, answer, text } from '../../edge/exchange.ts';
import { Refused } from '../../edge/refused.ts';
import { type Route, route } from '../../edge/route.ts';
import { openSlots } from '../slots.ts';

/** Names of mux-local (mux-local/playback.ts): a playback id, a token, a rendition, a session and its parts. Nothing else passes. */
const ENTRY_PATH = /^\/live\/hls\/([\w-]+)\.m3u8$/;

const INNER_PATH =
  /^\/live\/hls\/((?!\.)[\w.-]+)\/([\w-]+)\/((?:v|a)\.m3u8|\d+\/[va](?:-init\.mp4|\d{5,}\.m4s))$/;

const TOKEN = /^[\w.-]{1,4096}$/;

const TYPES: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
};

/** Statuses of the engine that players understand; all others are reported as its fault. */
const PASSED_STATUSES = [200, 403, 404, 412];

const TIMEOUT_MS = 15_000;

/** Connections to mux-local; a player uses two or three. */
const CONNECTIONS = 256;

/** Pictures of mux-local: only its own addresses, at its own host and port, as what they are by their names. */
export function hlsRoutes({ video }: Platform): { routes: Route[]; stop(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ofAddress = openSlots({ total: CONNECTIONS, each: 96 });
  const ofViewer = openSlots({ total: CONNECTIONS, each: 12 });

  /** A place for one request of this viewer, so that slow readers cannot take the connections of all. */
  async function inSlot(viewer: string, exchange: Exchange, path: string): Promise<void> {
    const places = [ofAddress.take(remoteKey(exchange.remote)), ofViewer.take(viewer)];
    try {
      // Players retry after a 503, but not after a 429.
      if (places.includes(null)) throw new Refused('unavailable', { 'Retry-After': '1' });
      await fetchFrom(exchange, path);
    } finally {
      for (const giveBack of places) giveBack?.();
    }
  }

  async function fetchFrom(exchange: Exchange, path: string): Promise<void> {
    const engine = video.engine?.baseUrl;
    if (!engine) throw new Refused('unavailable', { 'Retry-After': '2' });
    const { hostname, port } = new URL(engine);
    const upstream = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = httpRequest(
        { agent, hostname: hostname.replace(/^\[|\]$/g, ''), port, path, method: 'GET', timeout: TIMEOUT_MS },
        (response) => {
          response.on('error', () => undefined);
          resolve(response);
        },
      );
      asked.on('error', () => reject(new Refused('unavailable', { 'Retry-After': '2' }, 502)));
      asked.on('timeout', () => asked.destroy());
      exchange.response.once('close', () => asked.destroy());
      asked.end();
    });
    const status = upstream.statusCode ?? 0;
    if (status !== 200 || exchange.isOver) {
      upstream.destroy();
      return answer(exchange, text(PASSED_STATUSES.includes(status) ? status : 502, ''));
    }
    const isList = path.includes('.m3u8');
    exchange.response.writeHead(200, {
      'Content-Type': TYPES[/\.(\w+)(?:\?|$)/.exec(path.slice(path.lastIndexOf('/')))?.[1] ?? ''] ?? '',
      'Cache-Control': isList ? 'no-store' : 'private, max-age=31536000, immutable',
    });
    if (exchange.method === 'HEAD') {
      upstream.destroy();
      return void exchange.response.end();
    }
    // A broken upstream cuts the response off, so that no client takes half a segment for a whole one.
    await new Promise<void>((done) => pipeline(upstream, exchange.response, () => done()));
  }

  return {
    routes: [
      route('GET', ENTRY_PATH, (exchange, [id]) => {
        const token = exchange.query.get('token') ?? '';
        if (token !== '' && !TOKEN.test(token)) throw new Refused('not_found');
        return inSlot(
          token || remoteKey(exchange.remote),
          exchange,
          `/${id}.m3u8${token === '' ? '' : `?token=${token}`}`,
        );
      }),
      route('GET', INNER_PATH, (exchange, [token, id, part]) =>
        inSlot(token!, exchange, `/${token}/${id}/${part}`),
      ),
    ],
    stop: () => agent.destroy(),
  };
}
