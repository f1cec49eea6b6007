import { load } from './load.ts';
import { cookieOf, withServer } from './product.ts';
import { report } from './report.ts';

/** CPU milliseconds of the same pages in Moodle 4.5, from the project's research; not measured in this run. */
const MOODLE_MS = { catalogue: 31.6, course: 68 };

/** Catalogue and course page, per second and CPU each, signed in and not. */
export async function page(): Promise<void> {
  await withServer(async (server) => {
    const host = `localhost:${server.port}`;
    const cookie = await cookieOf(server, 'doctor');
    const visitors: [string, Record<string, string>][] = [
      ['a stranger', { host }],
      ['signed in', { host, cookie }],
    ];
    const paths = { catalogue: '/courses', course: await coursePath(server.port, host) };
    for (const [name, path] of Object.entries(paths) as ['catalogue' | 'course', string][])
      for (const [who, headers] of visitors) {
        const { perSecond, cpuMs } = await load(server, { connections: 10, seconds: 6, status: 200 }, () => ({
          path,
          headers,
        }));
        report(`page, ${name}, ${who}`, perSecond, 'pages/s', null);
        report(`page, ${name}, ${who}, CPU each (against Moodle's figure)`, cpuMs, 'ms', MOODLE_MS[name]);
      }
  });
}

/** Node's fetch will not say another host; this does. */
async function coursePath(port: number, host: string): Promise<string> {
  const { get } = await import('node:http');
  return new Promise((resolve) =>
    get({ host: '127.0.0.1', port, path: '/courses', headers: { host } }, (answer) => {
      let html = '';
      answer.on('data', (chunk: Buffer) => (html += chunk.toString()));
      answer.on('end', () => resolve(/href="(\/courses\/[^"]+)"/.exec(html)![1]!));
    }),
  );
}
