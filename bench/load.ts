import { Agent, request } from 'node:http';
import { cpuSeconds } from './report.ts';

export type Shot = { path: string; method?: string; headers?: Record<string, string>; body?: string };

/** Sends shots over `connections` kept-open connections for `seconds`; throws at the first answer that is not the wanted status. */
export async function load(
  { port, pid }: { port: number; pid: number },
  { connections, seconds, status }: { connections: number; seconds: number; status: number },
  next: (connection: number) => Shot,
): Promise<{ perSecond: number; cpuMs: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const once = ({ path, method = 'GET', headers = {}, body }: Shot) =>
    new Promise<void>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
        answer.resume();
        answer.on('end', () =>
          answer.statusCode === status
            ? resolve()
            : reject(new Error(`${method} ${path}: ${answer.statusCode}`)),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const run = async (until: number) => {
    let count = 0;
    const client = async (connection: number) => {
      for (; performance.now() < until; count++) await once(next(connection));
    };
    await Promise.all(Array.from({ length: connections }, (_, i) => client(i)));
    return count;
  };
  await run(performance.now() + 2000); // warm
  const [cpu, since] = [cpuSeconds(pid), performance.now()];
  const count = await run(since + seconds * 1000);
  const took = (performance.now() - since) / 1000;
  agent.destroy();
  return { perSecond: count / took, cpuMs: ((cpuSeconds(pid) - cpu) * 1000) / count };
}
