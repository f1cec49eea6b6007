import { answer, type Exchange, type Headers } from './exchange.ts';

/** A long answer, such as server-sent events: nothing is written after its end, and no write throws. */
export type Stream = {
  /** False where it is over, or where `limit` bytes or more wait for the client: then end it. */
  write(chunk: string | Buffer): boolean;
  end(last?: string): void;
  /** Once, also where it was over before. */
  onClose(listener: () => void): void;
  readonly isOpen: boolean;
};

export function openStream(exchange: Exchange, headers: Headers, limit: number): Stream {
  const { request, response } = exchange;
  if (exchange.isOver || response.headersSent) void answer(exchange, { status: 500 });
  else response.writeHead(200, headers);
  // Each write is sent at once; a stream is long, and each of its frames small.
  request.socket.setNoDelay(true);
  const isOpen = () => !exchange.isOver && response.headersSent;
  return {
    write(chunk) {
      if (!isOpen()) return false;
      response.write(chunk);
      return response.writableLength < limit;
    },
    end(last) {
      if (!isOpen()) return;
      response.end(last);
      // A client that does not read does not get to the end either.
      setTimeout(() => response.destroy(), 5000).unref();
    },
    onClose(listener) {
      if (response.destroyed || request.socket.destroyed) queueMicrotask(listener);
      else response.once('close', listener);
    },
    get isOpen() {
      return isOpen();
    },
  };
}
