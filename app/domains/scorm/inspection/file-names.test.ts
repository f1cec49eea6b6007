import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { PAGE, type RawEntry, manifest, rawZip } from '#tests/support/packages.ts';
import { inspectPackage } from './inspect-package.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-names-'));

afterAll(() => rmSync(folder, { recursive: true }));

const resource = (start: string, files: string[] = []) =>
  `<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="${start}">${files.map((file) => `<file href="${file}"/>`).join('')}</resource>`;

const MANIFEST = Buffer.from('imsmanifest.xml');

/** A package that starts with `start`, which its zip holds under the name of the first of `entries`. */
async function inspect(start: string, entries: RawEntry[], listed: string[] = []) {
  const path = join(folder, 'package.zip');
  const content = manifest({ resources: resource(start, listed) });
  writeFileSync(path, rawZip([{ name: MANIFEST, content }, ...entries]));
  const stored: string[] = [];
  const { report } = await inspectPackage(path, async (name, _bytes, stream) => {
    stored.push(name);
    for await (const _ of stream);
  });
  const codes = [...report.errors, ...report.warnings].map(({ code }) => code);
  return { stored: stored.slice(1), codes, facts: report.warnings[0]?.facts };
}

const page = (name: string, more: Partial<RawEntry> = {}): RawEntry => ({
  name: Buffer.from(name, 'hex'),
  content: PAGE.content,
  ...more,
});

/** Names as Windows, a Mac and old programs write them. */
test.each([
  ['CP866', 'Урок1.html', '93e0aeaa312e68746d6c'],
  ['windows-1251', 'Урок1.html', 'd3f0eeea312e68746d6c'],
  ['UTF-8 that does not say so', 'Урок1.html', 'd0a3d180d0bed0ba312e68746d6c'],
  ['CP775', 'Ķirurģija.html', 'e86972757285696a612e68746d6c'],
  ['CP775', 'Žąsis.html', 'cfd07369732e68746d6c'],
  ['windows-1257', 'Žąsis.html', 'dee07369732e68746d6c'],
  ['CP850', 'Smørbrød.html', '536d9b7262729b642e68746d6c'],
  ['CP437', 'Übung.html', '9a62756e672e68746d6c'],
  ['windows-1252', 'Päivä.html', '50e46976e42e68746d6c'],
])('a start page whose name is in %s is found by what the manifest calls it: %s', async (_, start, bytes) => {
  expect(await inspect(start, [page(bytes)])).toMatchObject({ stored: [start], codes: [] });
});

test('names that the manifest does not list are decoded like those that it does, with a warning', async () => {
  const picture = page('aca0abeeada0aa2e706e67');
  expect(await inspect('Урок1.html', [page('93e0aeaa312e68746d6c'), picture])).toEqual({
    stored: ['Урок1.html', 'малюнак.png'],
    codes: ['names_guessed'],
    facts: { encoding: 'CP866', count: 1 },
  });
  // Listed by the manifest, it is known.
  const listed = await inspect('Урок1.html', [page('93e0aeaa312e68746d6c'), picture], ['малюнак.png']);
  expect(listed.codes).toEqual([]);
});

test('a picture named on a Mac, decomposed and in undeclared UTF-8, has the name that pages use', async () => {
  const picture = { name: Buffer.from('kuva a\u0308.png'), content: 'x' };
  expect(await inspect('index.html', [page('696e6465782e68746d6c'), picture])).toMatchObject({
    stored: ['index.html', 'kuva \u00e4.png'],
    codes: [],
  });
});

test('a folder of the package may have such a name too', async () => {
  const lesson = Buffer.from('93e0aeaa2f', 'hex');
  const content = manifest({ resources: resource('index.html') });
  const path = join(folder, 'folder.zip');
  const inFolder = (name: Buffer, text: string) => ({ name: Buffer.concat([lesson, name]), content: text });
  writeFileSync(
    path,
    rawZip([inFolder(MANIFEST, content), inFolder(Buffer.from('index.html'), PAGE.content)]),
  );
  const { report } = await inspectPackage(path);
  expect(report.errors).toEqual([]);
});

test('where no encoding fits, the upload reports that the names are in another one', async () => {
  // KOI8-R, in which no zip that we know of was written.
  const unknown = 'f5d2cfcb312e68746d6c';
  expect((await inspect('Урок1.html', [page(unknown)])).codes[0]).toBe('launch_unread');
  const picture = await inspect('index.html', [page('696e6465782e68746d6c'), page(unknown)]);
  expect(picture.codes).toEqual(['names_unread']);
  expect(picture.facts).toMatchObject({ count: 1 });
});

test('Info-ZIP’s Unicode Path field counts, where its checksum is that of this name', async () => {
  const old = Buffer.from('3f3f3f3f312e68746d6c', 'hex');
  const field = (of: Buffer) => {
    const name = Buffer.from('Урок1.html');
    const head = Buffer.alloc(9);
    head.writeUInt16LE(0x7075, 0);
    head.writeUInt16LE(5 + name.length, 2);
    head.writeUInt8(1, 4);
    head.writeUInt32LE(crc32(of), 5);
    return Buffer.concat([head, name]);
  };
  const inspectField = (of: Buffer) =>
    inspect('Урок1.html', [{ name: old, content: PAGE.content, extra: field(of) }]);
  expect(await inspectField(old)).toMatchObject({ stored: ['Урок1.html'], codes: [] });
  expect((await inspectField(Buffer.from('another name'))).codes).toEqual(['launch_missing']);
});

test('a name that is flagged as UTF-8 and is not valid UTF-8 is read as if it had no flag', async () => {
  const lying = page('93e0aeaa312e68746d6c', { flags: 0x800 });
  expect(await inspect('Урок1.html', [lying])).toMatchObject({ stored: ['Урок1.html'], codes: [] });
});

test('names that collide only when decoded wrongly do not collide', async () => {
  // А and З of CP866 are Ç and ç of CP437.
  const both = [page('802e68746d6c'), page('872e68746d6c')];
  expect(await inspect('А.html', both, ['З.html'])).toMatchObject({
    stored: ['А.html', 'З.html'],
    codes: [],
  });
});
