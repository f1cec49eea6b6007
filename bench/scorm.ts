import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { manifest, PAGE } from '#tests/support/packages.ts';
import { commitsBy } from './commit.ts';
import { cookieOf, type Product, withServer } from './product.ts';
import { report } from './report.ts';

const MB = 1024 ** 2;

/** A run in a process of its own, so that its memory is its own. */
function once<T>(script: string, ...args: string[]): T {
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${script}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} failed`);
  return JSON.parse(stdout) as T;
}

async function write(
  path: string,
  files: { path: string; content: Buffer; compress?: boolean }[],
): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(manifest()), 'imsmanifest.xml');
  zip.addBuffer(Buffer.from(PAGE.content), PAGE.path);
  for (const { path: name, content, compress = true } of files) zip.addBuffer(content, name, { compress });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Films as they are, which no packing makes smaller, and slides that shrink to a third: half a gigabyte in the archive. */
function films(): { path: string; content: Buffer; compress?: boolean }[] {
  const slide = randomBytes(MB);
  for (let at = 0; at + 2 < slide.length; at += 3) slide.fill(97, at, at + 2);
  return [
    ...Array.from({ length: 40 }, (_, i) => ({ path: `media/film${i}.mp4`, content: randomBytes(10 * MB), compress: false })),
    ...Array.from({ length: 180 }, (_, i) => ({ path: `slides/slide${i}.dat`, content: slide })),
  ]; // oxfmt-ignore
}

/** Sends the file as the form does; milliseconds until the answer is there. */
async function upload(server: Product, cookie: string, path: string): Promise<number> {
  const boundary = 'majakka-bench';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="package"; filename="large.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const began = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path: '/author/upload',
        method: 'POST',
        headers: {
          host: `localhost:${server.port}`,
          origin: server.origin,
          cookie,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': head.length + statSync(path).size + tail.length,
        },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      },
    );
    sent.on('error', reject);
    sent.write(head);
    const file = createReadStream(path);
    file.on('end', () => sent.end(tail));
    file.pipe(sent, { end: false });
  });
  if (status !== 302) throw new Error(`the upload was answered ${status}`);
  return performance.now() - began;
}

const peakOf = (pid: number) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
const nowOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** Commits, sequencing, and packages as large as they come. */
export async function scorm(): Promise<void> {
  const [request, judged, state, ahead] = once<[number, number, number, number]>('sequencing-once.ts');
  report(
    'scorm, Continue among 1,000 activities, with what may be chosen known (against the aim)',
    request,
    'ms',
    10,
  );
  report('scorm, the same step judged on the server', judged, 'ms', null);
  report(
    'scorm, what may be chosen of 1,000 parts that each stop the way (against the aim)',
    ahead,
    'ms',
    10,
  );
  report('scorm, state of 1,000 activities that were done', state, 'kB', null);

  const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-scorm-'));
  try {
    const many = join(folder, 'many.zip');
    await write(many, Array.from({ length: 5000 }, (_, i) => ({ path: `f/${i}.js`, content: Buffer.from(`${i}`) }))); // oxfmt-ignore
    report('scorm, 5,000 files listed (against the aim)', once<[number, number]>('inspect-once.ts', 'list', many)[0], 'ms', 1000); // oxfmt-ignore

    const large = join(folder, 'large.zip');
    await write(large, films());
    const megabytes = statSync(large).size / MB;
    once('inspect-once.ts', 'inflate', large); // into the cache of the system, for both
    const [bareMs] = once<[number, number]>('inspect-once.ts', 'inflate', large);
    const [ms, peak] = once<[number, number]>('inspect-once.ts', 'inspect', large);
    const speed = (took: number) => megabytes / (took / 1000);
    report(`scorm, ${Math.round(megabytes)} MB inspected (against reading and inflating)`, speed(ms), 'MB/s', speed(bareMs)); // oxfmt-ignore
    report('scorm, memory while inspecting (against the aim)', peak, 'MB', 150);
    await withServer(async (server) => {
      const cookie = await cookieOf(server, 'author');
      const before = nowOf(server.pid);
      const took = await upload(server, cookie, large);
      report(`scorm, ${Math.round(megabytes)} MB uploaded, inspected and kept (against reading and inflating)`, speed(took), 'MB/s', speed(bareMs)); // oxfmt-ignore
      report('scorm, memory that the upload adds to the server (against the aim)', peakOf(server.pid) - before, 'MB', 150); // oxfmt-ignore
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await commitsBy('scorm, commits', [1, 10, 100]);
}
