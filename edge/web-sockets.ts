import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Exchange } from './exchange.ts';
import type { Faults } from './faults.ts';
import { Refused } from './refused.ts';

/** One WebSocket. Its errors are handled from the first moment, and a throwing listener ends this one alone. */
export type Line = {
  send(words: string): void;
  /** Codes of RFC 6455 §7.4; those of 4000 and above are the caller's. */
  close(code: number): void;
  terminate(): void;
  /** Messages from before the listener come first. */
  onMessage(listener: (data: Buffer) => void): void;
  onClose(listener: () => void): void;
  readonly isOpen: boolean;
};

const GOING_AWAY = 1001;
const BROKEN = 1011;

/** A client that does not answer a close does not keep the connection. */
function closeSoon(socket: WebSocket, code: number): void {
  socket.close(code);
  setTimeout(() => socket.terminate(), 1000).unref();
}

/** `maxPayload` in bytes for one message; `early` for all that come before anybody listens. */
export function openWebSockets(
  { maxPayload, early }: { maxPayload: number; early: number },
  faults: Faults,
): { take(exchange: Exchange, socket: Duplex, head: Buffer, use: (line: Line) => void): void; stop(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  // Heard while `take` runs: the edge words it as any other refusal.
  sockets.on('wsClientError', () => {
    throw new Refused('request_malformed');
  });

  function lineOf(socket: WebSocket): Line {
    let waiting: Buffer[] | null = [];
    let bytes = 0;
    let hear: ((data: Buffer) => void) | null = null;
    const broken = () => closeSoon(socket, BROKEN);
    const guarded =
      <Args extends unknown[]>(about: string, work: (...args: Args) => void) =>
      (...args: Args) => {
        try {
          work(...args);
        } catch (error) {
          faults.note(error, about);
          broken();
        }
      };
    const take = guarded('a message of a WebSocket', (data: Buffer) => {
      if (hear) return hear(data);
      bytes += data.length;
      if (bytes > early) return socket.terminate();
      waiting?.push(data);
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => take(data));
    return {
      send: (words) => (socket.readyState === socket.OPEN ? socket.send(words, () => undefined) : undefined),
      close: (code) => closeSoon(socket, code),
      terminate: () => socket.terminate(),
      onMessage(listener) {
        hear = listener;
        const before = waiting ?? [];
        waiting = null;
        before.forEach((data) => take(data));
      },
      onClose: (listener) => {
        const once = guarded('the end of a WebSocket', listener);
        if (socket.readyState === socket.CLOSED) queueMicrotask(once);
        else socket.once('close', once);
      },
      get isOpen() {
        return socket.readyState === socket.OPEN;
      },
    };
  }

  return {
    take(exchange, socket, head, use) {
      sockets.handleUpgrade(exchange.request, socket, head, (opened) => {
        const line = lineOf(opened);
        try {
          use(line);
        } catch (error) {
          faults.note(error, 'the beginning of a WebSocket');
          line.close(BROKEN);
        }
      });
    },
    stop() {
      for (const each of sockets.clients) {
        closeSoon(each, GOING_AWAY);
      }
    },
  };
}
