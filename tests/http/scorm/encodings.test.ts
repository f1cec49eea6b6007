import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { draftCourse } from '#tests/support/course.ts';
import { ENCODED_FILES, ENCODED_PAGES } from '#tests/support/encoded-pages.ts';
import { type Entry, packageOf } from '#tests/support/packages.ts';

const app = await makeApp();
const content = serveContent(app);
const author = await app.person('author', ['author']);

async function previewOf(files: Entry[]) {
  const { packageId } = await draftCourse(app, author, {}, await packageOf({}, files));
  const page = await app.get(`/previews/${packageId}`, author);
  return /src="(http:[^"]+)\/__player\/"/.exec(await page.text())![1]!;
}
const typeOf = async (address: string) => (await content(address)).headers['content-type'];

test('the header names an encoding where the bytes are in it; elsewhere what a page declares counts', async () => {
  const base = await previewOf([...ENCODED_PAGES, ...ENCODED_FILES]);
  for (const { path, type } of [...ENCODED_PAGES, ...ENCODED_FILES])
    expect([path, await typeOf(`${base}/${path}`)]).toEqual([path, type]);
  // Asked for again, and in part, it is the same.
  const part = await content(`${base}/words.js`, { headers: { range: 'bytes=0-5' } });
  expect([part.status, part.headers['content-type']]).toEqual([206, 'text/javascript; charset=utf-8']);
});

test('a text is UTF-8 only if all of it is, however long', async () => {
  const long = Buffer.from('ä'.repeat(200_000));
  const base = await previewOf([
    { path: 'whole.js', content: long },
    { path: 'broken.js', content: Buffer.concat([long, Buffer.from([0xe4])]) },
    { path: 'cut.js', content: long.subarray(0, -1) },
    { path: 'empty.js', content: '' },
  ]);
  expect(await typeOf(`${base}/whole.js`)).toBe('text/javascript; charset=utf-8');
  for (const path of ['broken.js', 'cut.js', 'empty.js'])
    expect([path, await typeOf(`${base}/${path}`)]).toEqual([path, 'text/javascript']);
});
