import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, type ClientRequest, get, request } from 'node:http';
import { cookieOf, type Product, withServer } from './product.ts';
import { cpuSeconds, report } from './report.ts';

const LISTENERS = 2000;
const VIEWERS = 5000;
const SECONDS = 20;
/** Aims of the project: they stand beside each value; none is measured here. */
const AIM = { p99: 150, megabytes: 200, core: 0.2 };

type Heard = { numbers: number[]; delays: number[]; connection: ClientRequest | null };

function post(server: Product, path: string, body: string, headers: Record<string, string>, agent?: Agent) {
  return new Promise<number>((done, fail) => {
    const all = { host: `localhost:${server.port}`, origin: server.origin, ...headers };
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: 'POST',
        headers: all,
        ...(agent ? { agent } : {}),
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode!));
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Listens to a room; each event's time is in its words. */
function listen(server: Product, slug: string, cookie: string, since: number, heard: Heard): Promise<void> {
  return new Promise((opened, fail) => {
    const headers = { host: `localhost:${server.port}`, cookie };
    const path = `/live/events/${slug}?since=${since}`;
    heard.connection = get({ host: '127.0.0.1', port: server.port, path, headers }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`events: ${answer.statusCode}`));
      opened();
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        const now = Date.now();
        text += chunk.toString();
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const frame = text.slice(0, end);
          text = text.slice(end + 2);
          const number = /^id: (\d+)/m.exec(frame)?.[1];
          if (!number) continue;
          heard.numbers.push(Number(number));
          const sentAt = /"text":"at (\d+)"/.exec(frame)?.[1];
          if (sentAt) heard.delays.push(now - Number(sentAt));
        }
      });
    });
    heard.connection.on('error', () => undefined);
  });
}

/**
 * A room of 2,000 with ten events a second, a tenth of whom lose the connection; and heartbeats of 5,000 players every ten
 * seconds.
 */
export async function room(): Promise<void> {
  await withServer(async (server, folder) => {
    const made = spawnSync(process.execPath, ['--import', 'tsx', 'bench/make-viewers.ts', String(VIEWERS)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64 * 1024 ** 2,
      env: { ...process.env, DATA_DIR: folder, PORT: String(server.port) },
    });
    if (made.status !== 0) throw new Error('the viewers could not be made');
    const { slug, tokens } = JSON.parse(made.stdout) as { slug: string; tokens: string[] };
    await events(server, slug);
    await beats(server, tokens);
  });
}

async function events(server: Product, slug: string): Promise<void> {
  const [doctor, mentor] = [await cookieOf(server, 'doctor'), await cookieOf(server, 'mentor')];
  const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  await post(server, `/webinars/${slug}`, 'intent=take&language=en', { ...form, cookie: doctor });
  const all: Heard[] = [];
  for (let i = 0; i < LISTENERS; i++) {
    const heard: Heard = { numbers: [], delays: [], connection: null };
    all.push(heard);
    await listen(server, slug, doctor, 0, heard);
  }
  const began = cpuSeconds(server.pid);
  const agent = new Agent({ keepAlive: true });
  const count = SECONDS * 10;
  for (let i = 0; i < count; i++) {
    const body = new URLSearchParams({ intent: 'caption', language: 'en', text: `at ${Date.now()}` });
    const status = post(server, `/webinars/${slug}/act`, body.toString(), { ...form, cookie: mentor }, agent);
    if (i === count / 2)
      for (const heard of all.slice(0, LISTENERS / 10)) {
        heard.connection!.destroy();
        setTimeout(() => void listen(server, slug, doctor, heard.numbers.at(-1) ?? 0, heard), 1000);
      }
    await new Promise((next) => setTimeout(next, 100));
    if ((await status) !== 200) throw new Error('an event was refused');
  }
  await new Promise((next) => setTimeout(next, 3000));
  const used = cpuSeconds(server.pid) - began;
  // Of those who kept their line: the others heard what they missed a second later, as they must.
  const delays = all.slice(LISTENERS / 10).flatMap((each) => each.delays);
  delays.sort((a, b) => a - b);
  const lost = all.reduce((sum, { numbers }) => sum + count - new Set(numbers.slice(-count)).size, 0);
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024;
  report(
    `room, ${LISTENERS} listeners, 10 events/s, p50`,
    delays[Math.floor(delays.length / 2)]!,
    'ms',
    null,
  );
  report(
    `room, ${LISTENERS} listeners, 10 events/s, p99 (against the aim)`,
    delays[Math.floor(delays.length * 0.99)]!,
    'ms',
    AIM.p99,
  );
  report('room, events lost, a tenth of the lines cut once', lost, 'events', null);
  report('room, share of one core', used / (SECONDS + 3), 'cores', null);
  report('room, memory (against the aim)', memory, 'MB', AIM.megabytes);
  for (const { connection } of all) connection?.destroy();
  agent.destroy();
}

async function beats(server: Product, tokens: string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const perTick = VIEWERS / 100;
  const statuses: Promise<number>[] = [];
  const began = cpuSeconds(server.pid);
  const start = Date.now();
  for (let tick = 0; tick < SECONDS * 10; tick++) {
    for (let i = 0; i < perTick; i++) {
      const token = tokens[(tick * perTick + i) % tokens.length]!;
      const now = Date.now();
      const body = JSON.stringify({ token, played: [[now - 10_000, now]] });
      statuses.push(post(server, '/live/beat', body, {}, agent));
    }
    await new Promise((next) => setTimeout(next, Math.max(0, start + (tick + 1) * 100 - Date.now())));
  }
  const all = await Promise.all(statuses);
  const seconds = (Date.now() - start) / 1000;
  const kept = all.filter((status) => status === 200).length;
  if (kept !== all.length) throw new Error(`${all.length - kept} beats were not kept`);
  const used = cpuSeconds(server.pid) - began;
  report(
    `room, heartbeats of ${VIEWERS} viewers, kept durably (against what they send)`,
    kept / seconds,
    'beats/s',
    VIEWERS / 10,
  );
  report('room, heartbeats, share of one core (against the aim)', used / seconds, 'cores', AIM.core);
  agent.destroy();
}
