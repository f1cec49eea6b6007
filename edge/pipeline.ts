import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How many requests a connection may send before earlier ones are answered (RFC 9112 §9.3.2). Browsers do not pipeline. */
const AHEAD = 8;
const waiting = new WeakMap<Socket, Set<ServerResponse>>();

/**
 * Whether a request may be taken. A response that waits behind another emits `close` here when the connection closes: Node 20 does that
 * only for the one in front, and what the others hold (a place, a file, a right) would leak. Too many end the connection.
 */
export function mayFollow({ socket }: IncomingMessage, response: ServerResponse): boolean {
  // Node still parses what came in the same packet as the request that ended the connection.
  if (socket.destroyed) return false;
  if (response.socket) return true;
  const behind = waiting.get(socket) ?? open(socket);
  if (behind.size >= AHEAD) {
    socket.destroy();
    return false;
  }
  behind.add(response);
  response.once('socket', () => behind.delete(response));
  response.once('close', () => behind.delete(response));
  return true;
}

function open(socket: Socket): Set<ServerResponse> {
  const behind = new Set<ServerResponse>();
  waiting.set(socket, behind);
  socket.once('close', () => {
    for (const response of behind) {
      Object.assign(response, { destroyed: true });
      response.emit('close');
    }
  });
  return behind;
}
