import { connect, type Socket } from 'node:net';

/** RTMP 1.0, §5.2.2: version 3 and 1,536 bytes, twice. */
export const C0_C1 = Buffer.concat([Buffer.from([3]), Buffer.alloc(1536, 7)]);
export const C2 = Buffer.alloc(1536, 7);

/** A connection that has shaken hands, as any stranger may. */
export async function rtmpStranger(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const next = (event: string) =>
    new Promise((done, fail) => {
      socket.once(event, done);
      socket.once('close', () => fail(new Error('not taken')));
    });
  await next('connect');
  socket.write(C0_C1);
  await next('data');
  socket.write(C2);
  return socket;
}

/** A whole message in chunks of 128 bytes (RTMP 1.0, §5.3.1); `length` may say something else than the body is long. */
export function rtmpMessage(type: number, body: Buffer, { stream = 3, length = body.length } = {}): Buffer {
  const header = Buffer.alloc(12);
  header[0] = stream;
  header.writeUIntBE(length, 4, 3);
  header[7] = type;
  const chunks: Buffer[] = [header];
  for (let at = 0; at < body.length; at += 128) {
    if (at > 0) chunks.push(Buffer.from([0xc0 | stream]));
    chunks.push(body.subarray(at, at + 128));
  }
  return Buffer.concat(chunks);
}

export const amfString = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x02, bytes.length >> 8, bytes.length & 0xff]), bytes]);
};
export const amfNumber = (value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes.writeDoubleBE(value, 1);
  return bytes;
};
const amfProperty = (name: string, value: string): Buffer =>
  Buffer.concat([amfString(name).subarray(1), amfString(value)]);

/** Messages of an encoder before it may send: `connect` to an application and `publish` with a stream key. */
export const connectTo = (app: string): Buffer =>
  rtmpMessage(20, Buffer.concat([amfString('connect'), amfNumber(1), Buffer.from([0x03]), amfProperty('app', app), amfProperty('tcUrl', `rtmp://localhost/${app}`), Buffer.from([0, 0, 9])])); // oxfmt-ignore
export const publishAs = (key: string): Buffer =>
  rtmpMessage(20, Buffer.concat([amfString('publish'), amfNumber(2), Buffer.from([0x05]), amfString(key), amfString('live')])); // oxfmt-ignore

/** Resolves when the other side has ended the connection. */
export const ended = (socket: Socket): Promise<void> =>
  new Promise((done) => (socket.destroyed ? done() : socket.once('close', () => done())));
