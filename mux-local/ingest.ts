import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { markCausedOutside } from '../edge/faults.ts';
import {
  boundMessages,
  type Broadcast,
  context,
  type RtmpSession,
  Session,
  type Subscriber,
} from '../rtmp/library.ts';
import type { Source } from './state.ts';

const HEADERS_MS = 6000;
const SILENT_MS = 10_000;
/** An encoder that comes back before its dead connection was noticed takes over from itself. */
const TAKEOVER_MS = 2000;

/**
 * Limits of a connection. Until it has shown a stream key it is a stranger's: `connect` and `publish` are a few hundred bytes.
 * A key frame of 1080p stays far below 8 MiB.
 */
const STRANGER = { messageBytes: 16 * 1024, bytes: 64 * 1024, ms: 10_000 };
const ENCODER = { messageBytes: 8 * 1024 ** 2 };
const CHUNK_STREAMS = 16;
const UNREAD_BYTES = 1024 ** 2;
const CONNECTIONS = 256;
const STRANGERS_OF_ONE_ADDRESS = 8;

export type Encoder = {
  key: string;
  source: Source;
  /** From the newest key frame on; nothing comes after the encoder has gone. */
  subscribe(onFlv: (chunk: Buffer) => void): () => void;
  kick(): void;
};
type Connection = {
  session: RtmpSession;
  bytes: number;
  dataAt: number;
  mayPublish: boolean;
  accept(): void;
};

/** Ends the connection in whose `data` event it is thrown, and nothing else. */
class Refused extends Error {}

/**
 * RTMP in. `mayPublish` decides on a stream key before a byte of media is taken; `onEncoder` gets it once both codec
 * headers are known (a shorter look would lose the picture of a bursty encoder), and answers what to do at its end.
 * Whatever a connection sends, it ends that connection at most. Answers the port: another one where `port` is taken.
 */
export async function startIngest(
  { host, port }: { host: string; port: number },
  mayPublish: (key: string) => boolean,
  onEncoder: (encoder: Encoder) => () => void,
): Promise<number> {
  const connections = new Map<Socket, Connection>();
  let subscribers = 0;
  context.config = {};

  function take(socket: Socket): void {
    socket.on('error', () => undefined);
    markCausedOutside(socket);
    const strangers = [...connections.values()].filter(
      (each) => !each.mayPublish && each.session.socket.remoteAddress === socket.remoteAddress,
    );
    if (strangers.length >= STRANGERS_OF_ONE_ADDRESS) return void socket.destroy();
    const session = new Session(socket);
    const connection: Connection = {
      session,
      bytes: 0,
      dataAt: Date.now(),
      mayPublish: false,
      accept: acceptor(session),
    };
    connections.set(socket, connection);
    guard(connection);
    socket.once('close', () => connections.delete(socket));
    context.sessions.set(session.id, session);
    session.run();
    const tooLong = setTimeout(() => connection.mayPublish || socket.destroy(), STRANGER.ms);
    socket.once('close', () => clearTimeout(tooLong));
  }

  context.eventEmitter.on('prePlay', (session: RtmpSession) => {
    forget(session);
    throw new Refused('nobody plays by RTMP');
  });
  context.eventEmitter.on('prePublish', (session: RtmpSession) => {
    const { socket, broadcast, streamName: key } = session;
    const connection = connections.get(socket)!;
    if (connection.mayPublish || session.streamApp !== 'app' || !mayPublish(key)) {
      forget(session);
      throw new Refused('not a key that may publish now');
    }
    const before = broadcast.publisher;
    if (before && before !== session) {
      const since = Date.now() - (connections.get(before.socket)?.dataAt ?? 0);
      if (since < TAKEOVER_MS) throw new Refused('somebody publishes with this key');
      before.socket.destroy();
      // Its codec headers would be taken for those of the new connection.
      broadcast._finishPublish();
      context.broadcasts.set(session.streamPath, broadcast);
    }
    connection.mayPublish = true;
    connection.accept();
    // Its own grace would hold a stream's end back for half a minute.
    broadcast.publishGraceMs = 0;
    socket.setTimeout(SILENT_MS, () => socket.destroy());
    whenKnown(session, broadcast)
      .then((source) => {
        if (!source) return void socket.destroy();
        const ended = onEncoder({
          key,
          source,
          subscribe(onFlv) {
            const own: Subscriber = { id: -++subscribers, ip: '', protocol: 'flv', sendBuffer: onFlv };
            broadcast.postPlay(own);
            return () => broadcast.donePlay(own);
          },
          kick: () => socket.destroy(),
        });
        if (socket.destroyed) ended();
        else socket.once('close', ended);
      })
      .catch((error: Error) => {
        process.stderr.write(`mux-local: an encoder could not be taken: ${error.stack}\n`);
        socket.destroy();
      });
  });

  const server = createServer(take);
  markCausedOutside(server);
  server.maxConnections = CONNECTIONS;
  await listen(server, host, port);
  server.on('error', (error) => process.stderr.write(`mux-local: RTMP: ${error.message}\n`));
  return (server.address() as AddressInfo).port;
}

/** The library says "published" before anybody has looked at the key: here it is said when that was accepted. */
function acceptor({ rtmp }: RtmpSession): () => void {
  const { respondPublish } = rtmp;
  rtmp.respondPublish = () => {};
  return () => respondPublish.call(rtmp);
}

/** Puts bounds on what the library takes, and a catch around all that it does. */
function guard(connection: Connection): void {
  const { session } = connection;
  const { socket, rtmp, onData, onClose } = session;
  session.onData = (data) => {
    connection.dataAt = Date.now();
    if (!connection.mayPublish && (connection.bytes += data.length) > STRANGER.bytes)
      return void socket.destroy();
    try {
      onData(data);
    } catch {
      return void socket.destroy();
    }
    // A client that makes us answer and does not read would fill our memory.
    if (socket.writableLength > UNREAD_BYTES) socket.destroy();
  };
  session.onClose = () => {
    try {
      onClose();
    } catch (error) {
      process.stderr.write(`mux-local: a connection did not end well: ${(error as Error).stack}\n`);
    }
  };
  boundMessages(rtmp, () => ({
    messageBytes: (connection.mayPublish ? ENCODER : STRANGER).messageBytes,
    chunkStreams: CHUNK_STREAMS,
  }));
}

/** The library has noted a broadcast for the path that was asked for, whatever became of the question. */
function forget({ broadcast, streamPath }: RtmpSession): void {
  if (broadcast.publisher === null) context.broadcasts.delete(streamPath);
}

/** The codecs, once both headers have come, or one alone after a while; null where the encoder left or sends another codec. */
async function whenKnown(session: RtmpSession, broadcast: Broadcast): Promise<Source | null> {
  for (const began = Date.now(); ; await new Promise((next) => setTimeout(next, 20))) {
    if (session.socket.destroyed) return null;
    const { flvVideoHeader: video, flvAudioHeader: audio, publisher } = broadcast;
    const waited = Date.now() - began > HEADERS_MS;
    if (!(video && audio) && !waited) continue;
    if (!video && !audio) return null;
    // An FLV tag has 11 bytes before its body; codec id 7 is AVC, sound format 10 is AAC (FLV 10.1, E.4.2 and E.4.3).
    if (video && (video[11]! & 0x0f) !== 7) return null;
    if (audio && video && audio[11]! >> 4 !== 10) return null;
    const profile = video?.subarray(17, 20).toString('hex').toUpperCase();
    // The encoder's own values go into a playlist: a number of a possible size, or not at all.
    const width = within(publisher?.videoWidth, 16, 8192);
    const height = within(publisher?.videoHeight, 16, 8192);
    const kilobits = within(publisher?.videoDatarate, 1, 100_000) ?? 2500;
    return {
      video: profile ? `avc1.${profile}` : null,
      audio: audio ? 'mp4a.40.2' : null,
      bandwidth: kilobits * 1000 + 128_000,
      ...(width && height ? { resolution: `${width}x${height}` } : {}),
    };
  }
}

const within = (value: unknown, min: number, max: number): number | null =>
  typeof value === 'number' && value >= min && value <= max ? Math.round(value) : null;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' && port !== 0 ? resolve(listen(server, host, 0)) : reject(error),
    );
    server.listen(port, host, resolve);
  });
}
