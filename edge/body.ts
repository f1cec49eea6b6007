import { Socket } from 'node:net';
import type { Exchange } from './exchange.ts';
import { Refused } from './refused.ts';

/** Codes of a client that went away in the middle: nothing is wrong here. */
const GONE = new Set([
  'ECONNRESET',
  'EPIPE',
  'ABORT_ERR',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);
export const isGone = (error: unknown): boolean => GONE.has(String((error as NodeJS.ErrnoException)?.code));

function invite(exchange: Exchange): void {
  if (!exchange.awaitsContinue) return;
  exchange.awaitsContinue = false;
  exchange.response.writeContinue();
}

/** The body as it arrives, requested with the first read; an unread rest leaves the connection open for the answer. */
export const bodyOf = (exchange: Exchange): AsyncIterable<Buffer> => ({
  [Symbol.asyncIterator]() {
    invite(exchange);
    return exchange.request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  },
});

/** The whole body; throws Refused `too_large` before more than `limit` bytes are held. */
export async function readBody(exchange: Exchange, limit: number): Promise<Buffer> {
  if (Number(exchange.request.headers['content-length'] ?? 0) > limit) throw new Refused('too_large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bodyOf(exchange)) {
    bytes += chunk.length;
    if (bytes > limit) throw new Refused('too_large');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

/** For a `Request`: read by nobody, nothing is read; cancelled, the connection stays open for the answer. */
export function webBodyOf(exchange: Exchange): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Buffer> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        chunks ??= bodyOf(exchange)[Symbol.asyncIterator]();
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** How much of an unread body is read and discarded, and for how long, so that the client gets to the answer. */
export type Drain = { bytes: number; ms: number };

/**
 * What is left of the body when it is answered is read and discarded, within bounds: a browser reads an answer when it has sent all, and
 * a connection that is closed before that is reset, so that it shows its own error instead of our sentence (RFC 9112 §9.6). Returns how
 * to begin before the answer ends: one that is longer than the connection holds waits for a client that only sends.
 */
export function lingerFor({ request, response }: Exchange, { bytes, ms }: Drain): () => void {
  const { socket } = request;
  let isDrained = false;
  // With this Node ends a connection that is not kept. While a body still comes, ours only says that nothing more follows.
  const leave = () => {
    Reflect.deleteProperty(socket, 'destroySoon');
    if (socket.writableEnded) Socket.prototype.destroySoon.call(socket);
  };
  socket.destroySoon = () => {
    socket.end();
    if (request.complete) leave();
  };
  request.once('end', leave);
  const drain = () => {
    if (isDrained || request.complete || socket.destroyed) return;
    isDrained = true;
    const from = socket.bytesRead;
    const over = Date.now() + ms;
    request.removeAllListeners('data');
    request.removeAllListeners('readable');
    request.resume();
    const watch = setInterval(() => {
      if (socket.bytesRead - from > bytes || Date.now() > over) socket.destroy();
      if (request.complete || socket.destroyed) clearInterval(watch);
    }, 100);
    watch.unref();
  };
  response.once('prefinish', drain);
  return drain;
}
