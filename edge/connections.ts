import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { markCausedOutside } from './faults.ts';
import { limitKey, plainAddress, type Trusted } from './remote.ts';

export type Bounds = {
  /** Open connections in all, and from one address that is no trusted proxy. */
  connections: number;
  connectionsPerAddress: number;
  /** A body that comes slower than this, over a window, is given up: nobody's line is so slow. */
  bytesPerSecond: number;
  slowWindowMs: number;
};

type Incoming = { since: number; bytes: number; tooSlow: () => void };

/** Watches who is connected and how fast bodies come. `isTooMany` counts and answers at once; `receive` watches one body. */
export function watchConnections(bounds: Bounds, trusted: Trusted) {
  const open = new Set<Socket>();
  const perAddress = new Map<string, number>();
  const incoming = new Map<IncomingMessage, Incoming>();

  function take(socket: Socket): boolean {
    const peer = plainAddress(socket.remoteAddress ?? '');
    const key = trusted(peer) ? null : limitKey(peer);
    const count = key === null ? 0 : (perAddress.get(key) ?? 0);
    if (open.size >= bounds.connections || count >= bounds.connectionsPerAddress) return false;
    open.add(socket);
    if (key !== null) perAddress.set(key, count + 1);
    socket.once('close', () => {
      open.delete(socket);
      if (key === null) return;
      const left = (perAddress.get(key) ?? 1) - 1;
      if (left > 0) perAddress.set(key, left);
      else perAddress.delete(key);
    });
    return true;
  }

  const sweep = setInterval(() => {
    const now = Date.now();
    for (const [request, each] of incoming) {
      const bytes = request.socket?.bytesRead ?? 0;
      // Bytes waiting unread in our buffer are our delay; the client is slow only where we wait for it.
      const isOurs = !request.readableDidRead || request.readableLength > 0;
      if (isOurs || bytes - each.bytes >= (bounds.bytesPerSecond * bounds.slowWindowMs) / 1000)
        incoming.set(request, { ...each, since: now, bytes });
      else if (now - each.since >= bounds.slowWindowMs) {
        incoming.delete(request);
        each.tooSlow();
      }
    }
  }, bounds.slowWindowMs / 6);
  sweep.unref();

  return {
    watch(server: Server): void {
      server.on('connection', (socket: Socket) => {
        // From its first moment: an error that nobody listens to ends the process.
        socket.on('error', () => undefined);
        markCausedOutside(socket);
        if (!take(socket)) socket.destroy();
      });
    },
    receive(request: IncomingMessage, tooSlow: () => void): void {
      // Called by a timer of ours, but still on account of this request.
      const bound = AsyncResource.bind(tooSlow);
      incoming.set(request, { since: Date.now(), bytes: request.socket.bytesRead, tooSlow: bound });
      const done = () => incoming.delete(request);
      request.once('end', done);
      request.once('close', done);
    },
    open: (): ReadonlySet<Socket> => open,
    stop: () => clearInterval(sweep),
  };
}
