import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { pushFlv } from './push.ts';

let server: Server;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** A server that says this once somebody has connected, and another thing once its handshake was answered. */
async function answering(first: Buffer, then: Buffer): Promise<string> {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (then.length === 0) return socket.end(first);
      socket.write(first);
      socket.once('data', () => socket.end(then));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `rtmp://127.0.0.1:${(server.address() as AddressInfo).port}/app/key`;
}

// RTMP 1.0, §5.2: S0, S1 and S2.
const HANDSHAKE = Buffer.concat([Buffer.from([3]), Buffer.alloc(1536 * 2, 7)]);
/** A message of one byte in one chunk (§5.3.1): `type` 20 is a command. */
const message = (type: number, length: number, body: Buffer) => {
  const header = Buffer.alloc(12);
  header[0] = 3;
  header.writeUIntBE(length, 4, 3);
  header[7] = type;
  return Buffer.concat([header, body]);
};

test.each([
  ['no handshake', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), Buffer.alloc(0)],
  ['a command of one byte', HANDSHAKE, message(20, 1, Buffer.from([0]))],
  ['a string longer than its command', HANDSHAKE, message(20, 3, Buffer.from([2, 255, 255]))],
  ['a chunk size that is not there', HANDSHAKE, message(1, 0, Buffer.alloc(0))],
  ['noise', HANDSHAKE, Buffer.alloc(5000, 0xa7)],
])('a server that answers %s ends the push and nothing else', async (_what, first, then) => {
  await expect(pushFlv(await answering(first, then))).rejects.toThrow();
});
