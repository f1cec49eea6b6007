import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that one connection may send before earlier ones are answered (RFC 9112 §9.3.2). No browser asks ahead. */
const AHEAD = 8;
const waiting = new WeakMap<Socket, Set<ServerResponse>>();

/**
 * Whether a request may be taken. An answer that waits behind another of its connection is told here when that closes: Node 20 tells
 * only the one in front, and whatever the others hold (a place, a file, a right) would be held for good. Too many end the connection.
 */
export function mayFollow({ socket }: IncomingMessage, response: ServerResponse): boolean {
  // What was in one packet with something that ended the connection is still read.
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
