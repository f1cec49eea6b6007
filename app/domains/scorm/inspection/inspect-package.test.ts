import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  type Entry,
  NS_2004,
  PAGE,
  centralRecord,
  manifest,
  manyEmptyFiles,
  packageOf,
  patched,
  zip,
} from '#tests/support/packages.ts';
import { inspectPackage } from './inspect-package.server.ts';
import { joinParameters, resolveReference } from './paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-inspect-'));

afterAll(() => rmSync(folder, { recursive: true }));

let n = 0;

async function inspect(archive: Buffer | Promise<Buffer>) {
  const path = join(folder, `${n++}.zip`);
  writeFileSync(path, await archive);
  const { report } = await inspectPackage(path);
  return { ...report, codes: [...report.errors, ...report.warnings].map((each) => each.code) };
}

const withManifest = (xml: string | Buffer, more: Entry[] = []) =>
  inspect(zip([{ path: 'imsmanifest.xml', content: xml }, PAGE, ...more]));

test('a plain SCORM 1.2 package is what it says', async () => {
  expect(await inspect(packageOf())).toEqual({
    standard: 'scorm-1.2',
    edition: null,
    title: 'Course',
    scos: [{ identifier: 'i1', title: 'Part', href: 'index.html', type: 'sco' }],
    launch: 'index.html',
    sequencing: false,
    files: 2,
    bytes: expect.any(Number),
    warnings: [],
    errors: [],
    codes: [],
  });
});

test.each([
  ['CAM 1.3', '2nd'],
  ['2004 3rd Edition', '3rd'],
  ['2004 4th Edition', '4th'],
])('SCORM 2004 by schemaversion %s', async (version, edition) => {
  const report = await inspect(packageOf({ version, namespaces: NS_2004 }));
  expect(report).toMatchObject({ standard: 'scorm-2004', edition, codes: [] });
});

test('without a version the namespaces tell, and a guess is said', async () => {
  expect(await inspect(packageOf({ version: null, namespaces: NS_2004 }))).toMatchObject({
    standard: 'scorm-2004',
    codes: ['version_missing'],
  });
  const bare = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="urn:x"';
  expect(await inspect(packageOf({ version: null, namespaces: bare }))).toMatchObject({
    standard: 'scorm-1.2',
    codes: ['standard_guessed'],
  });
});

test('archives that are none', async () => {
  expect((await inspect(Buffer.from('this is not a zip'))).codes).toEqual(['not_a_zip']);
  expect((await inspect(Buffer.alloc(0))).codes).toEqual(['not_a_zip']);
  expect((await inspect(zip([]))).codes).toEqual(['empty_zip']);
  const whole = await packageOf();
  expect((await inspect(whole.subarray(0, whole.length - 30))).codes).toEqual(['not_a_zip']);
});

test('what is not SCORM is named', async () => {
  expect((await inspect(zip([PAGE]))).codes).toEqual(['no_manifest']);
  for (const [path, code] of [
    ['cmi5.xml', 'is_cmi5'],
    ['tincan.xml', 'is_tincan'],
    ['course.crs', 'is_aicc'],
  ] as const)
    expect((await inspect(zip([{ path, content: 'x' }]))).codes).toEqual([code]);
});

test('a manifest in a folder is used; one at the root wins; two side by side are refused', async () => {
  const inFolder = (name: string) => [
    { path: `${name}/imsmanifest.xml`, content: manifest() },
    { path: `${name}/index.html`, content: PAGE.content },
  ];
  expect(await inspect(zip(inFolder('a')))).toMatchObject({
    launch: 'a/index.html',
    codes: ['manifest_in_folder'],
  });
  expect(await inspect(packageOf({}, inFolder('a')))).toMatchObject({
    launch: 'index.html',
    codes: ['another_course'],
  });
  // The same page, or a manifest that opens nothing: no other course.
  for (const href of ['../index.html', 'gone.html'])
    expect(
      (
        await inspect(
          packageOf({}, [
            { path: 'a/imsmanifest.xml', content: manifest({ resources: `<resource identifier="r1" href="${href}"/>` }) },
          ]),
        )
      ).codes,
    ).toEqual(['manifest_deeper']); // oxfmt-ignore
  expect((await inspect(zip([...inFolder('a'), ...inFolder('b')]))).codes).toEqual(['two_manifests']);
});

test('broken, dangerous and endless XML', async () => {
  expect((await withManifest('<manifest><a></manifest>')).codes).toEqual(['manifest_broken']);
  expect((await withManifest('')).codes).toEqual(['manifest_broken']);
  expect(
    (await withManifest('<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><manifest>&x;</manifest>'))
      .codes,
  ).toEqual(['manifest_doctype']);
  expect((await withManifest(`${'<a>'.repeat(40)}${'</a>'.repeat(40)}`)).codes).toEqual([
    'manifest_too_deep',
  ]);
  expect((await withManifest(`<manifest>${'<a/>'.repeat(200_001)}</manifest>`)).codes).toEqual([
    'manifest_too_deep',
  ]);
  expect(
    (await withManifest(`<manifest>${randomBytes(3_800_000).toString('base64')}</manifest>`)).codes,
  ).toEqual(['manifest_too_large']);
  // A small manifest expands to gigabytes where its items refer to one entry of the collection.
  const entry = `<imsss:sequencing ID="s"><imsss:sequencingRules>${'<imsss:preConditionRule/>'.repeat(5000)}</imsss:sequencingRules></imsss:sequencing>`;
  const referring = Array.from(
    { length: 50 },
    (_, n) =>
      `<item identifier="i${n}" identifierref="r1"><title>x</title><imsss:sequencing IDRef="s"/></item>`,
  );
  const expanding = manifest({
    version: '2004 4th Edition',
    namespaces: NS_2004,
    organizations: `<organizations default="o"><organization identifier="o"><title>All</title>${referring.join('')}</organization></organizations><imsss:sequencingCollection>${entry}</imsss:sequencingCollection>`,
  });
  expect((await withManifest(expanding)).codes).toEqual(['sequencing_too_large']);
  expect((await withManifest('<html/>')).codes).toEqual(['manifest_not_ims']);
  expect((await withManifest(manifest({ resources: '' }))).codes).toContain('no_launch');
});

test('encodings: a byte order mark, UTF-16, Latin-1 and a label that lies', async () => {
  const xml = manifest().replace('<title>Course</title>', '<title>Kurss ä õ</title>');
  const titles = [
    Buffer.from(`\uFEFF${xml}`),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')]),
    Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    Buffer.from(xml, 'latin1'),
    Buffer.from(xml.replace('UTF-8', 'UTF-16')),
  ].map(async (bytes) => (await withManifest(bytes)).title);
  expect(await Promise.all(titles)).toEqual(Array(5).fill('Kurss ä õ'));
});

test('a title loses what nobody sees: it stands on pages of ours', async () => {
  const xml = manifest().replace('<title>Course</title>', '<title>Ku\u202ers\u200bs &#x202e;a\u0304</title>');
  expect((await withManifest(xml)).title).toBe('Kurss ā');
});

test('names that leave the package, hide or collide', async () => {
  const honest = await packageOf({}, [{ path: 'aaaa/evil.txt', content: 'x' }]);
  const named = async (evil: string) =>
    (await inspect(patched(honest, 'aaaa/evil.txt', evil.slice(0, 13).padEnd(13, 'x')))).errors[0]!;
  for (const evil of ['../../evil.tx', '/etc/evil.txt', 'C:\\evil.txt!!', 'a/../evil.txt'])
    expect(await named(evil)).toMatchObject({
      code: 'unsafe_name',
      facts: { name: evil.slice(0, 13).padEnd(13, 'x').replaceAll('\\', '/') },
    });
  expect(await named('a\u0000aa/evil.tx')).toMatchObject({
    code: 'name_control',
    facts: { name: 'a?aa/evil.txx' },
  });
  // A dot and an empty folder lead nowhere else.
  for (const clumsy of ['././/evil.txt', 'aa//./eil.txt'])
    expect((await inspect(patched(honest, 'aaaa/evil.txt', clumsy))).codes).toEqual([]);
  expect((await inspect(patched(honest, 'aaaa/evil.txt', './/index.html'))).codes).toEqual([
    'names_identical',
  ]);
  expect(
    (
      await inspect(
        packageOf({}, [
          { path: 'A.js', content: '1' },
          { path: 'a.js', content: '2' },
        ]),
      )
    ).codes,
  ).toEqual(['names_collide']);
  expect(
    (
      await inspect(
        packageOf({}, [
          { path: 'e\u0301.js', content: '1' },
          { path: '\u00e9.js', content: '2' },
        ]),
      )
    ).codes,
  ).toEqual(['names_identical']);
  expect(
    (await inspect(packageOf({}, [{ path: 'link', content: '/etc/passwd', mode: 0o120777 }]))).codes,
  ).toEqual(['symlink']);
});

test('bombs, lies and locks', async () => {
  expect(
    (await inspect(packageOf({}, [{ path: 'zeros.bin', content: Buffer.alloc(30_000_000) }]))).codes,
  ).toEqual(['bomb']);

  const honest = await packageOf({}, [{ path: 'data.bin', content: Buffer.from('0123456789'.repeat(400)) }]);
  const lying = Buffer.from(honest);
  lying.writeUInt32LE(10, centralRecord(honest, 'data.bin') + 24);
  expect((await inspect(lying)).codes).toEqual(['file_broken']);

  const locked = Buffer.from(honest);
  const at = centralRecord(honest, 'data.bin') + 8;
  locked.writeUInt16LE(locked.readUInt16LE(at) | 1, at);
  expect((await inspect(locked)).codes).toEqual(['encrypted']);

  const overlapping = Buffer.from(honest);
  overlapping.writeUInt32LE(
    honest.readUInt32LE(centralRecord(honest, 'index.html') + 42),
    centralRecord(honest, 'data.bin') + 42,
  );
  expect((await inspect(overlapping)).codes).toEqual(['overlap']);
});

test('70,000 entries are refused by their number, before they are read', async () => {
  expect((await inspect(manyEmptyFiles(70_000))).codes).toEqual(['too_many_entries']);
  expect((await inspect(manyEmptyFiles(20_000))).codes).toEqual(['no_manifest']);
});

test.each([
  ['javascript:alert(1)', 'launch_outside'],
  ['https://evil.example/x.html', 'launch_outside'],
  ['//evil.example/x.html', 'launch_outside'],
  ['../outside.html', 'launch_outside'],
  ['..%2foutside.html', 'launch_outside'],
  ['nowhere.html', 'launch_missing'],
])('a launch address like %s is refused', async (href, code) => {
  const resources = `<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="${href}"/>`;
  expect((await inspect(packageOf({ resources }))).codes).toEqual([code]);
});

test('CAM 25: what a person would understand is taken: case, backslash, percent, base, query and parameters', async () => {
  const resources =
    '<resource identifier="r1" xml:base="Sub\\" type="webcontent" href="Start%20Here.HTML?a=1#x"/>';
  const organizations =
    '<organizations default="missing"><organization identifier="o"><title>T</title><item identifier="i0" identifierref="gone"/><item identifier="i1" identifierref="r1" parameters="?b=2"/></organization></organizations>';
  const report = await inspect(
    packageOf({ resources, organizations }, [{ path: 'sub/start here.html', content: 'x' }]),
  );
  expect(report.launch).toBe('Sub/Start Here.HTML?a=1&b=2#x');
  expect(report.codes.sort()).toEqual(['dangling_reference', 'default_organization']);
});

test('several parts are taken; missing files are told, not refused', async () => {
  const organizations =
    '<organizations><organization identifier="o"><title>T</title><item identifier="i1" identifierref="r1"/><item identifier="i2" identifierref="r1"/></organization></organizations>';
  const resources =
    '<resource identifier="r1" type="webcontent" href="index.html"><file href="index.html"/><file href="gone.js"/></resource>';
  const report = await inspect(packageOf({ organizations, resources }));
  expect([report.scos.map(({ identifier }) => identifier), report.codes]).toEqual([
    ['i1', 'i2'],
    ['files_missing'],
  ]);
  expect((await inspect(packageOf({ organizations: '<organizations/>' }))).codes).toEqual([
    'no_organization',
  ]);
});

test('CAM 26: item parameters join the address', () => {
  expect([
    joinParameters('', 'a=1'),
    joinParameters('?a=1', '?b=2'),
    joinParameters('?a=1', '&b=2'),
    joinParameters('#top', 'a=1'),
    joinParameters('', '#part'),
    joinParameters('#top', '#part'),
    joinParameters('?a=1', ''),
  ]).toEqual(['?a=1', '?a=1&b=2', '?a=1&b=2', '?a=1#top', '#part', '#top', '?a=1']);
});

test('references resolve inside the package or not at all', () => {
  expect(resolveReference(['a', 'b/'], '../c.html')).toEqual({ path: 'a/c.html', query: '' });
  expect(resolveReference([''], '../c.html')).toBeNull();
  expect(resolveReference(['http://x/'], 'c.html')).toBeNull();
});
