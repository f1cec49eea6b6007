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

/** The first chunk of a message (§5.3.1.2.1) on a chunk stream of its own: it says how long the message will be. */
const begun = (stream: number, length: number) => {
  const header = Buffer.alloc(13 + 128);
  header.writeUInt8(0, 0);
  header.writeUInt8(stream - 64, 1);
  header.writeUIntBE(length, 5, 3);
  header[8] = 20;
  return header;
};

test.each([
  ['sixteen megabytes', begun(64, 0xffffff)],
  ['a hundred things at once', Buffer.concat(Array.from({ length: 100 }, (_, i) => begun(64 + i, 500)))],
])('a server that begins to say %s is left, before that much is set aside for it', async (_what, said) => {
  await expect(pushFlv(await answering(HANDSHAKE, said))).rejects.toThrow('larger than anything');
});

test('a server that asks without end and reads no answer is left', async () => {
  // A user control message, type 4, of the event "ping request", 6 (§5.4, §7.1.7).
  const ping = Buffer.from([2, 0, 0, 0, 0, 0, 6, 4, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0]);
  const pings = Buffer.concat(Array.from({ length: 20_000 }, () => ping));
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(HANDSHAKE);
      socket.once('data', () => {
        socket.pause();
        const ask = () => {
          while (!socket.destroyed && socket.write(pings));
          socket.once('drain', ask);
        };
        ask();
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await expect(pushFlv(`rtmp://127.0.0.1:${port}/app/key`)).rejects.toThrow('does not read');
});
