import { get } from './ask.ts';
import { load } from './load.ts';
import { cookieOf, type Product, withServer } from './product.ts';
import { report } from './report.ts';

/** The home of each role, with a sample person who has it. */
const HOMES = {
  learner: ['doctor', '/'],
  officer: ['association', '/associations/parauga-lauku-arsti'],
  author: ['author', '/author/home'],
  mentor: ['mentor', '/mentor/home'],
  operator: ['admin', '/admin/health'],
} as const;

/** HTML and CSS of a home, compressed, with an empty cache: the aim. */
const COLD_KB = 40;

/** What each home weighs cold, and its CPU beside the catalogue's, for the same person in the same run. */
export async function homes(): Promise<void> {
  await withServer(async (server) => {
    for (const [role, [person, path]] of Object.entries(HOMES)) {
      const cookie = await cookieOf(server, person);
      report(`home, ${role}, HTML and CSS cold`, await weight(server, path, cookie), 'kB', COLD_KB);
      const measure = (each: string) =>
        load(server, { connections: 10, seconds: 5, status: 200 }, () => ({
          path: each,
          headers: { host: `localhost:${server.port}`, cookie },
        }));
      const catalogue = await measure('/courses');
      const home = await measure(path);
      report(`home, ${role}, CPU each (against the catalogue’s)`, home.cpuMs, 'ms', catalogue.cpuMs);
    }
  });
}

async function weight(server: Product, path: string, cookie: string): Promise<number> {
  const zipped = { 'accept-encoding': 'gzip' };
  const { body } = await get(server, path, cookie);
  const style = /href="(\/assets\/components-[^"]+\.css)"/.exec(body)![1]!;
  const [html, css] = [await get(server, path, cookie, zipped), await get(server, style, cookie, zipped)];
  return (html.bytes + css.bytes) / 1000;
}
