import { connect as connectTcp, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { boundMessages, Client, Flv, messageOf, type Packet, type RtmpClient } from './library.ts';
import { lookupOutside, mustBeOutside } from './outside.ts';

const ANSWER_MS = 10_000;
const PORTS = { 'rtmp:': 1935, 'rtmps:': 443 } as const;
/** A server's messages to an encoder are a few hundred bytes on two or three chunk streams. */
const SERVER = { messageBytes: 64 * 1024, chunkStreams: 8 };
/**
 * A server that makes us answer and does not read would fill our memory. Once it takes the stream, video may wait for a slow
 * network.
 */
const UNREAD_BYTES = { before: 1024 ** 2, after: 16 * 1024 ** 2 };
/** First message of an encoder before its metadata, as an AMF0 string: the server keeps them for later players. */
const SET_DATA_FRAME = Buffer.concat([Buffer.from([0x02, 0x00, 0x0d]), Buffer.from('@setDataFrame')]);
const SCRIPT_DATA = 18;

type Address = { secure: boolean; host: string; port: number; base: string; app: string; key: string };

/** `rtmp(s)://host[:port]/app/key`. Throws without repeating the address, which holds a credential. */
function readAddress(text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  const [, app, ...rest] = url?.pathname.split('/') ?? [];
  const key = rest.join('/') + (url?.search ?? '');
  if (!url || !(url.protocol === 'rtmp:' || url.protocol === 'rtmps:') || !app || !key)
    throw new Error('not an RTMP address with an application and a stream key');
  const port = Number(url.port) || PORTS[url.protocol];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    secure: url.protocol === 'rtmps:',
    host,
    port,
    base: `${url.protocol}//${url.host}/${app}`,
    app,
    key,
  };
}

/**
 * Publishes to an RTMP address what is written to the stream that is answered: one FLV file's bytes (FLV 10.1, annex E),
 * as they come. Done in this process, because an address in a command line can be read by everybody on the machine.
 * Rejects where the server cannot be reached or does not accept the key; the stream is destroyed when the connection ends.
 * `outsideOnly` is for addresses that somebody else chose: then this machine and inner networks are refused.
 */
export async function pushFlv(text: string, { outsideOnly = false } = {}): Promise<Writable> {
  const address = readAddress(text);
  const { host, port } = address;
  if (outsideOnly) mustBeOutside(host);
  const where = { host, port, ...(outsideOnly ? { lookup: lookupOutside } : {}) };
  const socket = address.secure ? connectTls({ ...where, servername: host }) : connectTcp(where);
  const client = new Client();
  try {
    await within(socket, publish(client, socket, address));
  } catch (error) {
    client.rejectAllPending(new Error('given up'));
    socket.destroy();
    throw error;
  }
  return flvInto(client, socket);
}

async function publish(client: RtmpClient, socket: Socket, { secure, host, port, base, app, key }: Address) {
  client.resetProtocolState();
  boundMessages(client, () => SERVER);
  client.socket = socket;
  client.baseUri = base;
  client.urlInfo = { host, port, app, streamName: key, query: {} };
  socket.setNoDelay(true).setKeepAlive(true, 30_000);
  socket.on('data', (data: Buffer) => {
    try {
      client.handleData(data);
      if (socket.writableLength > UNREAD_BYTES[client.streamId > 0 ? 'after' : 'before'])
        throw new Error('the RTMP server does not read what it asks for');
    } catch (error) {
      socket.destroy(error as Error);
    }
  });
  await new Promise<void>((done) => {
    client.onHandshakeCallback = done;
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      client.connected = true;
      client.sendClientHandshake();
    });
  });
  await client.sendConnect();
  // Servers derived from Flash Media Server expected these first; the others ignore them.
  for (const cmd of ['releaseStream', 'FCPublish'])
    client.sendInvokeMessage(0, { cmd, transId: 0, cmdObj: null, streamName: key });
  await client.sendCreateStream();
  await client.sendPublish(key);
}

/** Result of `work`, unless the connection ends or is silent for too long before that. */
function within<T>(socket: Socket, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the RTMP server does not answer')), ANSWER_MS);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the RTMP server closed the connection')));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function flvInto(client: RtmpClient, socket: Socket): Writable {
  const parser = new Flv();
  parser.onPacketCallback = (packet) => void socket.write(messageOf(asSent(packet), client.streamId));
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      let wrong: string | null;
      try {
        wrong = parser.parserData(chunk);
      } catch (error) {
        return done(error as Error);
      }
      if (wrong) return done(new Error(wrong));
      if (socket.writableNeedDrain) socket.once('drain', () => done());
      else done();
    },
    final(done) {
      socket.end(done);
    },
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('error', (error) => stream.destroy(error));
  socket.on('close', () => stream.destroy());
  return stream;
}

function asSent(packet: Packet): Packet {
  const dts = packet.dts >>> 0;
  if (packet.codec_type !== SCRIPT_DATA) return { ...packet, dts };
  const data = Buffer.concat([SET_DATA_FRAME, packet.data.subarray(0, packet.size)]);
  return { ...packet, dts, data, size: data.length };
}
