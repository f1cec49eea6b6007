import { Agent, request } from 'node:http';
import { type Product, withServer } from './product.ts';
import { report } from './report.ts';

const FLOOD = 60;
const SECONDS = 8;

/** Pages and a static file while sixty people at a time try to sign in, beside the same without them. */
export async function signIn(): Promise<void> {
  await withServer(async (server) => {
    await visit(server, 2); // warm
    const quiet = await visit(server, SECONDS);
    const until = performance.now() + SECONDS * 1000 + 1000;
    const [statuses, busy] = await Promise.all([flood(server, until), visit(server, SECONDS)]);
    for (const [name, times] of Object.entries(quiet) as [keyof typeof quiet, number[]][])
      for (const share of [0.5, 0.99]) {
        const of = `${name}, p${share * 100}`;
        report(`sign-in, ${of}, quiet`, at(times, share), 'ms', null);
        report(`sign-in, ${of}, under ${FLOOD} at once`, at(busy[name], share), 'ms', at(times, share));
      }
    const total = Object.values(statuses).reduce((sum, n) => sum + n, 0);
    for (const [status, n] of Object.entries(statuses))
      report(`sign-in, tries answered ${status}`, n / (SECONDS + 1), 'per second', total / (SECONDS + 1));
  });
}

const at = (times: number[], share: number) =>
  times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

/** One visitor who looks at a page and a static file ten times a second, however long each takes. */
async function visit(server: Product, seconds: number) {
  const agent = new Agent({ keepAlive: true });
  const times: { page: number[]; file: number[] } = { page: [], file: [] };
  const timed = async (name: keyof typeof times, path: string) => {
    const since = performance.now();
    await send(server, agent, 'GET', path);
    times[name].push(performance.now() - since);
  };
  const waiting: Promise<void>[] = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
    waiting.push(timed('page', '/courses'), timed('file', '/logo.svg'));
    await new Promise((next) => setTimeout(next, 100));
  }
  await Promise.all(waiting);
  agent.destroy();
  return times;
}

/** Wrong passwords for one account after the other, each from an address of its own, so that no limit ends it. */
async function flood(server: Product, until: number): Promise<Record<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: FLOOD });
  const statuses: Record<number, number> = {};
  let tries = 0;
  const client = async () => {
    while (performance.now() < until) {
      const n = tries++;
      const body = new URLSearchParams({ email: `nobody-${n}@example.org`, password: 'not the password' });
      const status = await send(server, agent, 'POST', '/sign-in', body.toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
      });
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: FLOOD }, client));
  agent.destroy();
  return statuses;
}

function send(
  { port, origin }: Product,
  agent: Agent,
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent,
        headers: { host: `localhost:${port}`, origin, ...headers },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode!));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
