import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/**
 * The one door to node-media-server. Its parts are used without its servers, which end the process when a port is taken;
 * it promises none of these names, so its version is pinned.
 */
const require = createRequire(import.meta.url);

/** One audio, video or data message (FLV 10.1, E.4.1): `codec_type` is the tag type, `dts` in milliseconds. */
export type Packet = { codec_type: number; dts: number; size: number; data: Buffer };

type ChunkParser = {
  parserPacket: { header: { length: number } };
  inPackets: Map<number, unknown>;
  packetAlloc(): void;
  respondPublish(): void;
};

/** One RTMP connection to us. */
export type RtmpSession = {
  id: string;
  ip: string;
  socket: Socket;
  rtmp: ChunkParser;
  streamApp: string;
  streamPath: string;
  streamName: string;
  broadcast: Broadcast;
  onData(data: Buffer): void;
  onClose(): void;
  run(): void;
};
type Publisher = RtmpSession & { videoWidth?: unknown; videoHeight?: unknown; videoDatarate?: unknown };
export type Broadcast = {
  publisher: Publisher | null;
  publishGraceMs: number;
  flvVideoHeader: Buffer | null;
  flvAudioHeader: Buffer | null;
  postPlay(subscriber: Subscriber): string | null;
  donePlay(subscriber: Subscriber): void;
  _finishPublish(): void;
};
export type Subscriber = {
  id: number;
  ip: string;
  protocol: 'flv';
  endTime?: number;
  sendBuffer(chunk: Buffer): void;
};

/** One RTMP connection from us. */
export type RtmpClient = Omit<ChunkParser, 'respondPublish'> & {
  socket: Socket | null;
  connected: boolean;
  baseUri: string;
  urlInfo: { host: string; port: number; app: string; streamName: string; query: object } | null;
  streamId: number;
  onHandshakeCallback: () => void;
  resetProtocolState(): void;
  sendClientHandshake(): void;
  handleData(data: Buffer): void;
  sendConnect(): Promise<unknown>;
  sendCreateStream(): Promise<number>;
  sendPublish(name: string): Promise<unknown>;
  sendInvokeMessage(streamId: number, message: object): void;
  rejectAllPending(error: Error): void;
};

export type FlvParser = {
  onPacketCallback: (packet: Packet) => void;
  /** Answers what is wrong with the stream; null where nothing is. */
  parserData(chunk: Buffer): string | null;
};

export const context = require('node-media-server/src/core/context.js') as {
  config: object;
  sessions: Map<string, RtmpSession>;
  broadcasts: Map<string, Broadcast>;
  eventEmitter: EventEmitter;
};
export const Session = require('node-media-server/src/session/rtmp_session.js') as new (
  socket: Socket,
) => RtmpSession;
export const Client = require('node-media-server/src/protocol/rtmp_client.js') as new () => RtmpClient;
export const Flv = require('node-media-server/src/protocol/flv.js') as new () => FlvParser;
const Rtmp = require('node-media-server/src/protocol/rtmp.js') as { createMessage(packet: Packet): Buffer };

/** An RTMP message in one chunk stream. Its stream id, which the library leaves at 0, is at byte 8 (RTMP 1.0, §5.3.1.2.1). */
export function messageOf(packet: Packet, streamId: number): Buffer {
  const message = Rtmp.createMessage(packet);
  message.writeUInt32LE(streamId, 8);
  return message;
}

/**
 * A header names a length, and that much is set aside for each chunk stream (RTMP 1.0, §5.3.1) before a byte of it came. Past these
 * bounds, bytes of one message and chunk streams at once, the parser throws.
 */
export function boundMessages(
  parser: Omit<ChunkParser, 'respondPublish'>,
  bounds: () => { messageBytes: number; chunkStreams: number },
): void {
  const { packetAlloc } = parser;
  parser.packetAlloc = () => {
    const { messageBytes, chunkStreams } = bounds();
    if (parser.parserPacket.header.length > messageBytes || parser.inPackets.size > chunkStreams)
      throw new Error('larger than anything that is said here');
    packetAlloc.call(parser);
  };
}

// It would write stream keys, which are credentials.
(require('node-media-server/src/core/logger.js') as { log(): void }).log = () => {};
