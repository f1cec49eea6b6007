import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

/** Imports a course of a hundred photographs of 12 megapixels; prints seconds, files, and the most memory that it took. */
const PICTURES = 100;
const folder = join(process.argv[2]!, 'course');
mkdirSync(join(folder, 'en'), { recursive: true });
mkdirSync(join(folder, 'media'), { recursive: true });
const { data } = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true }); // oxfmt-ignore
const first = join(folder, 'media', 'p0.jpg');
writeFileSync(first, data);
for (let i = 1; i < PICTURES; i++) copyFileSync(first, join(folder, 'media', `p${i}.jpg`));
const numbers = Array.from({ length: PICTURES }, (_, i) => i);
writeFileSync(join(folder, 'course.yaml'), 'format: 1\nslug: pictures\nsource: en\nminutes: 10\nspecialties: [general-practice]\nobjectives: [see]\nmodules:\n  - { id: all, kind: lesson, minutes: 10 }\n'); // oxfmt-ignore
writeFileSync(join(folder, 'en', 'course.md'), '# Pictures\n\nFor the bench.\n\n- See\n');
writeFileSync(join(folder, 'en', 'all.md'), `# All\n\n${numbers.map((i) => `:::figure{src="p${i}.jpg" alt="Noise"}\nNoise.\n:::\n`).join('\n')}`); // oxfmt-ignore

mkdirSync(process.env['DATA_DIR']!, { recursive: true });
const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const id = await createPerson(operator, {
  email: 'author@example.org',
  name: 'Author',
  password: null,
  roles: ['author'],
});
const author = await actAs(operator, id);
let most = 0;
const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
const before = process.memoryUsage().rss;
const began = performance.now();
let files = 0;
const { faults } = await importCourse(author, readFolder(folder)!, (done) => (files = done));
clearInterval(watching);
if (faults.length > 0) throw new Error(JSON.stringify(faults));
await platform.db.close();
process.stdout.write(JSON.stringify({ seconds: (performance.now() - began) / 1000, files, megabytes: (most - before) / 1e6 })); // oxfmt-ignore
