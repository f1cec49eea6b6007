import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createEdge, plainRefusal } from '../edge/edge.ts';
import { catchAll, watchFaults } from '../edge/faults.ts';
import { apiRefusal, openApi } from './api.ts';
import { watchDisk } from './disk.ts';
import { startIngest } from './ingest.ts';
import { openPlayback } from './playback.ts';
import { openClips } from './make-clips.ts';
import { openState } from './state.ts';
import { openStreams } from './streams.ts';
import { startWebhooks } from './webhooks.ts';

// Files of this process and its encoders are private to this user.
process.umask(0o077);

const settings = z
  .object({
    MUX_LOCAL_DIR: z.string().min(1),
    MUX_LOCAL_HOST: z.string().default('127.0.0.1'),
    MUX_LOCAL_PORT: z.coerce.number().int().default(0),
    MUX_LOCAL_RTMP_HOST: z.string().default('127.0.0.1'),
    MUX_LOCAL_RTMP_PORT: z.coerce.number().int().default(1935),
    MUX_LOCAL_TOKEN_ID: z.string().default('local'),
    MUX_LOCAL_TOKEN_SECRET: z.string().min(16),
    MUX_LOCAL_WEBHOOK_URL: z.url(),
    MUX_LOCAL_WEBHOOK_SECRET: z.string().min(16),
    /** Free bytes below which no new stream is taken, and below which those that are live end. */
    MUX_LOCAL_DISK_STOP_BYTES: z.coerce.number().min(0).default(1e9),
    MUX_LOCAL_DISK_RESERVE_BYTES: z.coerce.number().min(0).default(250e6),
    /** Limit of one recording; the stream ends there. */
    MUX_LOCAL_RECORDING_BYTES: z.coerce.number().min(1).default(20e9),
    /** Empty: everything but live pictures works. */
    MUX_LOCAL_FFMPEG: z.string().default(''),
    /** Whether simulcasts may also go to this machine and to inner networks. */
    MUX_LOCAL_INNER_TARGETS: z.enum(['yes', 'no']).default('no'),
  })
  .parse(process.env);

/** Message to the parent process once everything listens. */
export type Ready = { url: string; rtmpUrl: string; ingest: boolean };

const store = openState(settings.MUX_LOCAL_DIR);
const hooks = startWebhooks(store, {
  url: settings.MUX_LOCAL_WEBHOOK_URL,
  secret: settings.MUX_LOCAL_WEBHOOK_SECRET,
});
const ffmpeg = settings.MUX_LOCAL_FFMPEG || null;
const say = (sentence: string) => void process.stderr.write(`mux-local: ${sentence}\n`);
const streams = openStreams(store, hooks, settings.MUX_LOCAL_DIR, ffmpeg, {
  hasRoom: () => disk.hasRoom(),
  recordingBytes: settings.MUX_LOCAL_RECORDING_BYTES,
  outsideOnly: settings.MUX_LOCAL_INNER_TARGETS === 'no',
  say,
});
const disk = await watchDisk(
  {
    folder: settings.MUX_LOCAL_DIR,
    stopBytes: settings.MUX_LOCAL_DISK_STOP_BYTES,
    reserveBytes: settings.MUX_LOCAL_DISK_RESERVE_BYTES,
  },
  say,
  () => streams.endAll(),
);
const clips = openClips(store, streams, ffmpeg);
const api = openApi(store, streams, clips, {
  tokenId: settings.MUX_LOCAL_TOKEN_ID,
  tokenSecret: settings.MUX_LOCAL_TOKEN_SECRET,
});
const play = openPlayback(store.state, streams);
const faults = watchFaults(
  (error, about) => process.stderr.write(`mux-local: ${about}: ${(error as Error).stack ?? String(error)}\n`),
  () => process.exit(1),
);
catchAll(faults);
const site = { routes: [api, ...play], headers: {}, cost: 1, answerTo: apiRefusal };
const edge = createEdge({
  siteOf: () => site,
  refusal: plainRefusal,
  faults,
  secure: false,
  trustedProxies: ['loopback'],
});
const { server } = edge;
await new Promise<void>((done) => server.listen(settings.MUX_LOCAL_PORT, settings.MUX_LOCAL_HOST, done));
const rtmpPort = await startIngest(
  { host: settings.MUX_LOCAL_RTMP_HOST, port: settings.MUX_LOCAL_RTMP_PORT },
  streams.mayPublish,
  streams.encoderCame,
);
const ready: Ready = {
  url: `http://${settings.MUX_LOCAL_HOST}:${(server.address() as AddressInfo).port}`,
  rtmpUrl: `rtmp://${settings.MUX_LOCAL_RTMP_HOST}:${rtmpPort}/app`,
  ingest: ffmpeg !== null,
};
let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.race([streams.stop(), new Promise((done) => setTimeout(done, 3000))]);
  clips.stop();
  hooks.stop();
  disk.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
// Runs beside the app, and never longer than the app: also where that ended while this one started.
process.on('disconnect', () => void stop());
if (!process.send) process.stdout.write(`${JSON.stringify(ready)}\n`);
else if (process.connected) process.send(ready);
else void stop();
