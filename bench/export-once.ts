import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { buildPackage } from '#app/domains/modules/packages/build-package.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { moduleRenditions } from '#db/schema/modules.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

/** Exports a course with 100 MB of pictures, then zips the same files; prints seconds of each, and the most memory that the export took. */
const FILES = 100;
const BYTES = 1_000_000;
const folder = join(process.argv[2]!, 'course');
mkdirSync(join(folder, 'en'), { recursive: true });
writeFileSync(join(folder, 'course.yaml'), 'format: 1\nslug: large\nsource: en\nminutes: 10\nspecialties: [general-practice]\nobjectives: [see]\nmodules:\n  - { id: all, kind: lesson, minutes: 10 }\n'); // oxfmt-ignore
writeFileSync(join(folder, 'en', 'course.md'), '# Large\n\nFor the bench.\n\n- See\n');
writeFileSync(join(folder, 'en', 'all.md'), '# All\n\nWords.\n');

mkdirSync(process.env['DATA_DIR']!, { recursive: true });
const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const person = { email: 'author@example.org', name: 'Author', password: null, roles: ['author' as const] };
const author = await actAs(operator, await createPerson(operator, person));
const { courseId, versionId, faults } = await importCourse(author, readFolder(folder)!);
if (courseId === null) throw new Error(JSON.stringify(faults));

// Noise, as compressed pictures and recordings are: making real ones would take longer than everything that is measured.
const paths: string[] = [];
const rows = Array.from({ length: FILES }, (_, i) => {
  const noise = randomBytes(BYTES);
  const hash = createHash('sha256').update(noise).digest('hex');
  const path = platform.files.pathOf(hash);
  writeFileSync(path, noise);
  paths.push(path);
  const made = { kind: '1600', type: 'image/webp', width: 1600, height: 1200, seconds: null };
  return { versionId, name: `p${i}.jpg`, ...made, hash, bytes: BYTES };
});
await platform.db.transact(async (tx) => void (await tx.insert(moduleRenditions).values(rows)));

async function timed(to: string, open: () => Promise<Readable>): Promise<number> {
  const began = performance.now();
  await pipeline(await open(), createWriteStream(to));
  const seconds = (performance.now() - began) / 1000;
  if (statSync(to).size < FILES * BYTES) throw new Error(`${to} lacks something`);
  rmSync(to);
  return seconds;
}
const to = (name: string) => join(process.argv[2]!, name);
const exported = async () =>
  (await buildPackage(author, courseId, { standard: 'cmi5', language: null, moduleId: null })).stream;
const zipped = async () => {
  const zip = new yazl.ZipFile();
  for (const [i, path] of paths.entries()) zip.addFile(path, `${i}.webp`, { compress: false });
  zip.end();
  return zip.outputStream as Readable;
};
// Once each for what is made at the first time, and then by turns: the machine may have other work.
await timed(to('first.zip'), exported);
await timed(to('first.zip'), zipped);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let most = before;
const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
const [exporting, zipping]: [number[], number[]] = [[], []];
for (let turn = 0; turn < 5; turn++) {
  exporting.push(await timed(to('export.zip'), exported));
  zipping.push(await timed(to('plain.zip'), zipped));
}
clearInterval(watching);
const began = performance.now();
const { status } = spawnSync('zip', ['-q', '-j', to('tool.zip'), ...paths]);
const tool = status === 0 ? (performance.now() - began) / 1000 : null;
await platform.db.close();
const middle = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
process.stdout.write(JSON.stringify({ exporting: middle(exporting), zipping: middle(zipping), tool, megabytes: (FILES * BYTES) / 1e6, memory: (most - before) / 1e6 })); // oxfmt-ignore
