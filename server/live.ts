import { Agent, request as httpRequest } from 'node:http';
import express, {
  type NextFunction,
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type Router,
} from 'express';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { sessionNamedBy } from '#app/domains/accounts/identify.server.ts';
import { restrictionOf } from '#app/domains/rooms/events.server.ts';
import { enterMeeting } from '#app/domains/mentoring/calls.server.ts';
import { openFeed } from '#app/domains/rooms/feed.server.ts';
import type { Seat } from '#app/domains/rooms/seat.ts';
import { takeMuxEvent } from '#app/domains/webinars/apply-mux.server.ts';
import { enterRoom } from '#app/domains/webinars/read-webinar.server.ts';
import { openBeats } from '#app/domains/webinars/sessions.server.ts';
import { contextFor } from '#app/http/context.server.ts';
import { asDomainError, retryAfter, statusOf } from '#app/http/error-response.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Platform } from '#app/platform/platform.server.ts';

const BODY_BYTES = 16 * 1024;
const WEBHOOK_BYTES = 512 * 1024;
const MEASURE_BYTES = 1_000_000;
const BREATH_MS = 15_000;
/** What may wait on one listener's line before it is ended: it comes again and is told what it missed. */
const LINE_BYTES = 1_000_000;

/** The whole body as text; null where it is larger. */
async function readText(request: ExpressRequest, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A word of the video engine: 204 taken, also a second time; 400 not signed by it; 503 before we know its secret. */
export async function takeWebhook(
  platform: Platform,
  request: ExpressRequest,
  response: ExpressResponse,
): Promise<void> {
  const body = await readText(request, WEBHOOK_BYTES);
  if (body === null) return void response.status(413).end();
  const taken = await takeMuxEvent(platform, body, request.headers as Record<string, string>, new Date());
  if (taken === 'refused')
    platform.log.warn({ path: '/webhooks/mux' }, 'a webhook was not signed by the engine');
  response.status({ taken: 204, again: 204, refused: 400, not_ready: 503 }[taken]).end();
}

/** What of a live room does not go through pages: events down, beats up, pictures of mux-local. */
export function liveOrigin(platform: Platform): {
  handles(path: string): boolean;
  router: Router;
  stop(): void;
} {
  const { settings, video } = platform;
  const feed = openFeed(platform.db);
  const beats = openBeats(platform);
  const router = express.Router();

  /** Events of the room behind the door that `enter` is. */
  const eventsOf =
    (enter: (ctx: Ctx, name: string) => Promise<{ seat: Seat }>) =>
    (request: ExpressRequest, response: ExpressResponse, next: NextFunction) => {
      events(request, response, enter).catch((error: unknown) => {
        const known = asDomainError(error);
        if (!known) return next(error);
        // Anything but 200 tells an EventSource not to come again (HTML, §9.2.2): it shall when the database is back.
        if (retryAfter(known.code)['Retry-After'])
          return void response.type('text/event-stream').send('retry: 5000\n\n');
        response.status(statusOf(known.code)).type('text').send(`${known.code}\n`);
      });
    };
  router.get('/live/events/:name', eventsOf(enterRoom));
  router.get('/live/meetings/:name', eventsOf(enterMeeting));

  async function events(
    request: ExpressRequest,
    response: ExpressResponse,
    enter: (ctx: Ctx, name: string) => Promise<{ seat: Seat }>,
  ): Promise<void> {
    const asked = new Request(settings.appOrigin + request.originalUrl, {
      headers: { cookie: request.headers.cookie ?? '' },
    });
    const { ctx } = await contextFor(platform, asked, request.ip ?? '');
    const { seat } = await enter(ctx, String(request.params['name']));
    if ((await restrictionOf(ctx, seat)) === 'blocked') throw new DomainError('room_blocked');
    const since = Number(request.headers['last-event-id'] ?? request.query['since'] ?? 0);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
    });
    response.write('retry: 2000\n\n');
    const breath = setInterval(() => response.write(':\n\n'), BREATH_MS);
    let stop: (() => void) | undefined;
    let gone = false;
    response.on('close', () => {
      gone = true;
      clearInterval(breath);
      stop?.();
    });
    stop = await feed.listen(seat.roomId, Number.isSafeInteger(since) && since >= 0 ? since : 0, {
      personId: ctx.actor!.id,
      staff: seat.staff,
      write(frame) {
        response.write(frame);
        return response.writableLength < LINE_BYTES;
      },
      end: () => response.end(),
    });
    if (gone) stop();
  }

  router.post('/live/beat', (request, response, next) => {
    void beat(request, response).catch((error: unknown) => {
      const known = asDomainError(error);
      if (known)
        response.status(statusOf(known.code)).set(retryAfter(known.code)).json({ error: known.code });
      else next(error);
    });
  });

  async function beat(request: ExpressRequest, response: ExpressResponse): Promise<void> {
    if (request.headers.origin !== settings.appOrigin) return void response.status(403).end();
    const text = await readText(request, BODY_BYTES);
    let body: unknown = null;
    try {
      body = JSON.parse(text ?? '');
    } catch {
      return void response.status(400).json({ error: 'beat_malformed' });
    }
    const answer = await beats.take(body, sessionNamedBy(platform, request.headers.cookie ?? ''));
    response.statusCode = answer.ok ? 200 : answer.why === 'elsewhere' ? 409 : 404;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answer));
  }

  // What a host's browser sends to see how fast its line goes up; read and thrown away.
  router.post('/live/measure', (request, response, next) => {
    if (request.headers.origin !== settings.appOrigin) return void response.status(403).end();
    readText(request, MEASURE_BYTES).then(
      (text) => response.status(text === null ? 413 : 204).end(),
      (error: unknown) => next(error),
    );
  });

  const agent = new Agent({ keepAlive: true });
  router.get('/live/hls/*', (request, response) => {
    if (!video.engine?.baseUrl) return void response.status(503).set('Retry-After', '2').end();
    const target = new URL(request.originalUrl.replace(/^\/live\/hls/, ''), video.engine.baseUrl);
    const upstream = httpRequest(target, { agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, {
        'Content-Type': answer.headers['content-type'] ?? 'application/octet-stream',
        'Cache-Control': answer.headers['cache-control'] ?? 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      answer.pipe(response);
    });
    upstream.on('error', () => (response.headersSent ? response.destroy() : response.status(502).end()));
    response.on('close', () => upstream.destroy());
    upstream.end();
  });

  return {
    handles: (path) => path.startsWith('/live/'),
    router,
    stop() {
      feed.stop();
      agent.destroy();
    },
  };
}
