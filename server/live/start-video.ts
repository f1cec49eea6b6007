import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeSigningKey } from '#app/domains/webinars/engine/make-signing-key.server.ts';
import { findFfmpeg } from '#app/platform/ffmpeg.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { VideoEngine } from '#app/platform/video.server.ts';

/** Beside the build, or from the sources, whichever this is. */
const [ENGINE, EXEC_ARGV]: [string, string[]] = import.meta.url.endsWith('.js')
  ? [join(ROOT, 'build', 'server', 'mux-local.js'), []]
  : [join(ROOT, 'mux-local', 'main.ts'), ['--import', 'tsx']];
const MUX_INGEST = 'rtmps://global-live.mux.com:443/app';
/** Until a first key is asked for again: twice as long each time, up to the longest. */
const KEY_WAIT_MS = 1000;
const LONGEST_KEY_WAIT_MS = MINUTE_MS;
/** How long a child may take to end before it is made to. */
const END_MS = 4000;

type Secrets = { tokenSecret: string; webhookSecret: string; signingKey?: string; privateKey?: string };

/**
 * The video engine: Mux if configured, else mux-local in a child process that is restarted when it ends. Fills
 * `platform.video`; nothing waits for it.
 */
export function startVideo(platform: Platform, port: number): { stop(): Promise<void> } {
  const { settings, video, log } = platform;
  video.ffmpeg = findFfmpeg(settings.ffmpegPath, settings.demonstration);
  if (settings.mux) {
    video.engine = { kind: 'mux', baseUrl: null, ingestUrl: MUX_INGEST, ...settings.mux };
    return { stop: () => Promise.resolve() };
  }
  const folder = join(settings.dataDir, 'mux-local');
  mkdirSync(folder, { recursive: true });
  const secretsFile = join(folder, 'secrets.json');
  const keep = (secrets: Secrets) => {
    writeFileSync(`${secretsFile}.new`, JSON.stringify(secrets), { mode: 0o600 });
    renameSync(`${secretsFile}.new`, secretsFile);
    return secrets;
  };
  let secrets: Secrets = existsSync(secretsFile)
    ? (JSON.parse(readFileSync(secretsFile, 'utf8')) as Secrets)
    : keep({ tokenSecret: randomBytes(32).toString('hex'), webhookSecret: randomBytes(32).toString('hex') });

  let child: ChildProcess | undefined;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host;

  /** Fills `video.engine` once there is a key, unless the child is `gone` by then. */
  async function ready(addresses: { url: string; rtmpUrl: string }, gone: AbortSignal): Promise<void> {
    const engine: VideoEngine = {
      kind: 'local',
      baseUrl: addresses.url,
      ingestUrl: addresses.rtmpUrl,
      tokenId: 'local',
      tokenSecret: secrets.tokenSecret,
      webhookSecret: secrets.webhookSecret,
      signingKey: '',
      privateKey: '',
    };
    for (let wait = KEY_WAIT_MS; !secrets.signingKey; wait = Math.min(2 * wait, LONGEST_KEY_WAIT_MS)) {
      try {
        secrets = keep({ ...secrets, ...(await makeSigningKey(engine)) });
      } catch (error) {
        log.error({ error: (error as Error).message }, 'mux-local gave no key; it is asked again');
        await pause(wait, undefined, { signal: gone });
      }
    }
    if (gone.aborted) return;
    // Another object: what the SDK was opened with before has no key.
    video.engine = { ...engine, signingKey: secrets.signingKey, privateKey: secrets.privateKey! };
  }

  function run(): void {
    child = fork(ENGINE, [], {
      execArgv: EXEC_ARGV,
      cwd: ROOT,
      env: {
        NODE_ENV: 'production',
        PATH: process.env['PATH'],
        MUX_LOCAL_DIR: folder,
        MUX_LOCAL_RTMP_HOST: settings.rtmp.host,
        MUX_LOCAL_RTMP_PORT: String(settings.rtmp.port),
        MUX_LOCAL_TOKEN_SECRET: secrets.tokenSecret,
        MUX_LOCAL_WEBHOOK_SECRET: secrets.webhookSecret,
        MUX_LOCAL_WEBHOOK_URL: `http://${host.includes(':') ? `[${host}]` : host}:${port}/webhooks/mux`,
        MUX_LOCAL_FFMPEG: video.ffmpeg ?? '',
        MUX_LOCAL_INNER_TARGETS: settings.demonstration ? 'yes' : 'no',
        MUX_LOCAL_DISK_STOP_BYTES: String(settings.disk.stop),
        MUX_LOCAL_DISK_RESERVE_BYTES: String(settings.disk.reserve),
        MUX_LOCAL_RECORDING_BYTES: String(settings.recordingBytes),
      },
    });
    const gone = new AbortController();
    child.once('message', (addresses: { url: string; rtmpUrl: string }) => {
      // It throws for nothing but a pause that the child did not survive.
      ready(addresses, gone.signal).catch(() => undefined);
    });
    const restart = (words: object) => {
      gone.abort();
      video.engine = null;
      if (stopping) return;
      log.error(words, 'mux-local ended; it is started again');
      again = setTimeout(run, 2000);
    };
    child.once('exit', (code) => restart({ code }));
    // Nothing exits where nothing could be started; it has no process number either, and is not to be killed.
    child.once('error', (error) => {
      if (child?.pid === undefined) restart({ error: error.message });
    });
  }
  run();

  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child!.kill('SIGKILL'), END_MS);
      await exited;
      clearTimeout(late);
    },
  };
}
