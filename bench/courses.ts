import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { get, post } from './ask.ts';
import { load } from './load.ts';
import { cookieOf, type Product, withServer } from './product.ts';
import { report } from './report.ts';

const LEARNERS = 500;
const QUESTIONS = 30;
const SLUG = 'photographs-for-a-dermatologist';

/** A lesson beside the catalogue, 500 learners who answer thirty questions at once, a course of a hundred pictures imported, and one of 100 MB exported. */
export async function courses(): Promise<void> {
  await withServer(async (server, folder) => {
    await lessonPage(server);
    await answering(server, folder);
  });
  importing();
  exporting();
}

/** CPU of a page of a lesson against a page of the catalogue, both signed in. */
async function lessonPage(server: Product): Promise<void> {
  const host = `localhost:${server.port}`;
  const cookie = await cookieOf(server, 'doctor');
  const catalogue = await get(server, '/courses', cookie);
  const path = new RegExp(`href="(/courses/${SLUG}-[^"]+)"`).exec(catalogue.body)![1]!;
  await post(server, path, { intent: 'register', language: 'en', shown: '' }, cookie);
  const measure = (each: string) =>
    load(server, { connections: 10, seconds: 6, status: 200 }, () => ({
      path: each,
      headers: { host, cookie },
    }));
  await measure('/courses');
  const shelf = await measure('/courses');
  const lesson = await measure(`${path}/learn/no-picture?page=2`);
  report('courses, a lesson’s page', lesson.perSecond, 'pages/s', shelf.perSecond);
  report('courses, a lesson’s page, CPU each (against the catalogue’s)', lesson.cpuMs, 'ms', shelf.cpuMs);
  const page = await get(server, `${path}/learn/begin`, cookie);
  const style = /href="(\/assets\/components-[^"]+\.css)"/.exec(page.body)![1]!;
  const css = await get(server, style, cookie, { 'accept-encoding': 'gzip' });
  const html = await get(server, `${path}/learn/begin`, cookie, { 'accept-encoding': 'gzip' });
  report('courses, a lesson without pictures, cold', (html.bytes + css.bytes) / 1000, 'kB', 60);
}

/** Everybody answers one question after the other; what one waits is counted from sending to the answer. */
async function answering(server: Product, folder: string): Promise<void> {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/make-answerers.ts', String(LEARNERS), String(QUESTIONS)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATA_DIR: folder, PORT: String(server.port) },
    },
  );
  if (status !== 0) throw new Error('the learners could not be made');
  const { path, cookies } = JSON.parse(stdout) as { path: string; cookies: string[] };
  const times: number[] = [];
  let faults = 0;
  const began = performance.now();
  await Promise.all(
    cookies.map(async (cookie, at) => {
      await wait((at / LEARNERS) * 1000);
      for (let number = 0; number < QUESTIONS; number++) {
        // Somebody who reads takes seconds for a question, for the first as well.
        await wait(1000 + Math.random() * 2000);
        const sent = performance.now();
        const { status: said } = await post(
          server,
          path,
          { intent: 'answer', question: `q-${number}`, answer: 'true' },
          cookie,
        );
        times.push(performance.now() - sent);
        if (said !== 302) faults++;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  report('courses, 500 learners answer at once, answers', times.length / seconds, 'answers/s', null);
  report('courses, 500 learners answer at once, p99', times[Math.floor(times.length * 0.99)]!, 'ms', 250);
  report('courses, 500 learners answer at once, faults', faults, 'answers', null);
}

function importing(): void {
  const { seconds, megabytes, files } = inProcess<{ seconds: number; megabytes: number; files: number }>(
    'bench/import-once.ts',
  );
  report('courses, 100 pictures of 12 megapixels imported', files / seconds, 'files/s', null);
  report('courses, memory while importing (against the aim)', megabytes, 'MB', 250);
}

/** Against zipping the same files in the same process, and with the tool `zip` where there is one; half of its speed is the aim. */
function exporting(): void {
  type Figures = {
    exporting: number;
    zipping: number;
    tool: number | null;
    megabytes: number;
    memory: number;
  };
  const { exporting: own, zipping, tool, megabytes, memory } = inProcess<Figures>('bench/export-once.ts');
  report('courses, 100 MB exported (against zipping)', megabytes / own, 'MB/s', megabytes / zipping);
  if (tool !== null)
    report('courses, 100 MB exported (against zip)', megabytes / own, 'MB/s', megabytes / tool);
  report('courses, memory while exporting', memory, 'MB', null);
}

/** Figures of a script in a process of its own, whose memory is read when it ends. */
function inProcess<Figures>(script: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-course-'));
  try {
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', script, folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATA_DIR: join(folder, 'data') },
    });
    if (status !== 0) throw new Error(`${script} failed`);
    return JSON.parse(stdout) as Figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
