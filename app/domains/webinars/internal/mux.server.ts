import Mux from '@mux/mux-node';
import { z } from 'zod';
import { DomainError } from '#app/platform/errors.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { Video, VideoEngine } from '#app/platform/video.server.ts';

/** The one door to Mux: its own service, or mux-local, by the same SDK. */
const clients = new WeakMap<VideoEngine, Mux>();

export function muxClient(engine: VideoEngine): Mux {
  let client = clients.get(engine);
  if (!client) {
    client = new Mux({
      ...(engine.baseUrl ? { baseURL: engine.baseUrl } : {}),
      tokenId: engine.tokenId,
      tokenSecret: engine.tokenSecret,
      webhookSecret: engine.webhookSecret,
      jwtSigningKey: engine.signingKey,
      jwtPrivateKey: engine.privateKey,
      timeout: 10_000,
      maxRetries: 2,
    });
    clients.set(engine, client);
  }
  return client;
}

/** Asks the engine; its refusals become sentences: `video_off`, `video_key`, `video_refused`, `video_away`. */
export async function callEngine<T>(
  video: Video,
  work: (mux: Mux, engine: VideoEngine) => Promise<T>,
): Promise<T> {
  const { engine } = video;
  if (!engine) throw new DomainError('video_off');
  try {
    return await work(muxClient(engine), engine);
  } catch (error) {
    if (error instanceof Mux.AuthenticationError || error instanceof Mux.PermissionDeniedError)
      throw new DomainError('video_key');
    if (error instanceof Mux.NotFoundError) throw new DomainError('video_gone');
    if (error instanceof Mux.APIConnectionError) throw new DomainError('video_away');
    if (error instanceof Mux.APIError) throw new DomainError('video_refused', { why: messageOf(error) });
    throw error;
  }
}

function messageOf(error: { error?: unknown; message: string }): string {
  const body = error.error as { error?: { messages?: string[] } } | undefined;
  return (body?.error?.messages ?? [error.message]).join(' ').slice(0, 200);
}

export const isGone = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'video_gone';

export type MuxEvent = {
  id: string;
  type: string;
  createdAt: Date;
  objectId: string;
  data: Record<string, unknown>;
};

/** What we read of an event, whichever it is. */
const SentEvent = z.object({
  id: z.string().min(1),
  type: z.string(),
  created_at: z.union([z.string(), z.number()]),
  object: z.object({ id: z.string().min(1) }),
  data: z.record(z.string(), z.unknown()).nullish(),
});

const TOLERANCE_MS = 5 * MINUTE_MS;

/** The SDK refuses signatures that are too old, and takes those of any time to come: a stolen one would be good for years. */
function isSignedAhead(headers: Record<string, string>, now: Date): boolean {
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(headers['mux-signature'] ?? '')?.[1]);
  return seconds * 1000 - now.getTime() > TOLERANCE_MS;
}

/** A webhook's body, if it is signed with our secret within five minutes of `now`; null otherwise. */
export async function parseMuxEvent(
  engine: VideoEngine,
  body: string,
  headers: Record<string, string>,
  now: Date,
): Promise<MuxEvent | null> {
  if (isSignedAhead(headers, now)) return null;
  try {
    const event = SentEvent.parse(
      await muxClient(engine).webhooks.unwrap(body, headers, engine.webhookSecret),
    );
    const at = typeof event.created_at === 'number' ? event.created_at * 1000 : Date.parse(event.created_at);
    if (Number.isNaN(at)) return null;
    return {
      id: event.id,
      type: event.type,
      createdAt: new Date(at),
      objectId: event.object.id,
      data: event.data ?? {},
    };
  } catch {
    return null;
  }
}
