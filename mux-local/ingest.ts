import { createRequire } from 'node:module';
import { connect, createServer, type Socket } from 'node:net';
import type { Source } from './state.ts';

/** What node-media-server 4.4.3 looks like inside; it promises none of it, so the version is pinned. */
type RtmpSession = {
  id: number;
  ip: string;
  protocol: string;
  socket: Socket;
  streamApp: string;
  streamPath: string;
  streamName: string;
  inBytes: number;
  broadcast: Broadcast;
};
type Publisher = RtmpSession & { videoWidth?: number; videoHeight?: number; videoDatarate?: number };
type Broadcast = {
  publisher: Publisher | null;
  publishGraceMs: number;
  flvVideoHeader: Buffer | null;
  flvAudioHeader: Buffer | null;
  postPlay(subscriber: Subscriber): string | null;
  donePlay(subscriber: Subscriber): void;
  _finishPublish(): void;
};
type Subscriber = {
  id: number;
  ip: string;
  protocol: 'flv';
  endTime?: number;
  sendBuffer(chunk: Buffer): void;
};
type Nms = {
  config: { bind: string; rtmp: { port: number } };
  broadcasts: Map<string, Broadcast>;
  eventEmitter: { on(event: string, listener: (session: RtmpSession) => void): void };
};

const HEADERS_MS = 6000;
const SILENT_MS = 10_000;
/** An encoder that comes back before its dead line was noticed takes over from itself. */
const TAKEOVER_MS = 2000;

export type Encoder = {
  key: string;
  source: Source;
  /** From the newest key frame on; nothing comes after the encoder has gone. */
  subscribe(onFlv: (chunk: Buffer) => void): () => void;
  kick(): void;
};

/**
 * RTMP in. `mayPublish` decides on a stream key before a byte of media is taken; `onEncoder` gets it once both codec
 * headers are known (a shorter look would lose the picture of a bursty encoder), and answers what to do at its end.
 */
export async function startIngest(
  { host, port }: { host: string; port: number },
  mayPublish: (key: string) => boolean,
  onEncoder: (encoder: Encoder) => () => void,
): Promise<number> {
  const free = await freePort(host, port);
  const require = createRequire(import.meta.url);
  const context = require('node-media-server/src/core/context.js') as Nms;
  const logger = require('node-media-server/src/core/logger.js') as { log(): void };
  const RtmpServer = require('node-media-server/src/server/rtmp_server.js') as new () => { run(): void };
  // It would write stream keys, which are credentials.
  logger.log = () => {};
  context.config = { bind: host, rtmp: { port: free } };
  let subscribers = 0;

  context.eventEmitter.on('prePlay', (session) => session.socket.destroy());
  context.eventEmitter.on('prePublish', (session) => {
    const { socket, broadcast, streamName: key } = session;
    const before = broadcast.publisher;
    if (before && before !== session) {
      if (Date.now() - lastData(before.socket) < TAKEOVER_MS) return void socket.destroy();
      before.socket.destroy();
      // Its codec headers would be taken for those of the new line.
      broadcast._finishPublish();
      context.broadcasts.set(session.streamPath, broadcast);
    }
    if (session.streamApp !== 'app' || !mayPublish(key)) return void socket.destroy();
    // Its own grace would hold a stream's end back for half a minute.
    broadcast.publishGraceMs = 0;
    socket.setTimeout(SILENT_MS, () => socket.destroy());
    seen.set(socket, Date.now());
    socket.on('data', () => seen.set(socket, Date.now()));
    void whenKnown(session, broadcast).then((source) => {
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
    });
  });
  new RtmpServer().run();
  await listening(host, free);
  return free;
}

const seen = new WeakMap<Socket, number>();
const lastData = (socket: Socket): number => seen.get(socket) ?? 0;

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
    const width = publisher?.videoWidth;
    return {
      video: profile ? `avc1.${profile}` : null,
      audio: audio ? 'mp4a.40.2' : null,
      bandwidth: Math.round((publisher?.videoDatarate || 2500) * 1000) + 128_000,
      ...(width && publisher?.videoHeight ? { resolution: `${width}x${publisher.videoHeight}` } : {}),
    };
  }
}

/** The port asked for, or any other where that one is taken: the library would end the process. */
function freePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' && port !== 0 ? resolve(freePort(host, 0)) : reject(error),
    );
    probe.listen(port, host, () => {
      const { port: found } = probe.address() as { port: number };
      probe.close(() => resolve(found));
    });
  });
}

async function listening(host: string, port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, host, () => (socket.destroy(), done(true)));
      socket.once('error', () => done(false));
    });
    if (open) return;
    await new Promise((next) => setTimeout(next, 20));
  }
}
